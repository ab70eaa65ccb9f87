//! Requests and answers: which path means what. One request is answered whole before the thread takes the next.

use std::io::{Cursor, Read};
use std::path::Path;

use kipp_api::Answer;
use kipp_api::error::ErrorDto;
use serde_json::Value;
use tiny_http::{Header, Method, Request, Response};

use crate::desk::Desk;
use crate::page;

/// An upload is at most this large; the commands have tighter limits of their own.
const LARGEST_BODY: u64 = 256 * 1024 * 1024;

pub type Reply = Response<Cursor<Vec<u8>>>;

pub fn answer(mut request: Request, desk: &Desk, dist: &Path) {
    let reply = route(&mut request, desk, dist).unwrap_or_else(|_| text(400, "Permintaan tidak dapat dibaca."));
    // A page that went away is no error of ours.
    let _ = request.respond(reply);
}

fn route(request: &mut Request, desk: &Desk, dist: &Path) -> std::io::Result<Reply> {
    let url = request.url().to_string();
    let (path, query) = url.split_once('?').unwrap_or((url.as_str(), ""));
    let method = request.method().clone();
    Ok(match (&method, path.trim_start_matches('/').split_once('/')) {
        (Method::Post, Some(("call", name))) if value_of(query, "window") == "layar" => {
            called(desk.call_from_screen(name, &body_text(request)?))
        }
        (Method::Get, Some(("news", known))) => json(200, &desk.news(known.parse().unwrap_or_default())),
        (Method::Post, Some(("call", name))) => called(desk.call(name, &body_text(request)?, &value_of(query, "job"))),
        (Method::Get, Some(("progress", job))) => json(200, &desk.progress(&decoded(job))),
        (Method::Get, Some(("written", number))) => {
            match number.parse().ok().and_then(|number| desk.written_file(number)) {
                Some(bytes) => octets(bytes),
                None => text(404, "no such written file"),
            }
        }
        (Method::Post, None) if path == "/upload" => {
            json(200, &desk.upload(&value_of(query, "name"), &body(request)?)?)
        }
        (Method::Post, None) if path == "/printer" => match desk.put_printer(&value_of(query, "is")) {
            true => json(200, &Value::Null),
            false => text(404, "no such printer"),
        },
        (Method::Get, None) if path == "/written" => json(200, &desk.written()),
        (Method::Get, None) if path == "/acts" => json(200, &desk.acts()),
        (Method::Get, _) => page::file(dist, path),
        _ => text(404, "no such path"),
    })
}

fn called(done: Result<Answer, ErrorDto>) -> Reply {
    match done {
        Ok(Answer::Json(answer)) => with_type(Response::from_data(answer.into_bytes()), "application/json"),
        Ok(Answer::Bytes(bytes)) => octets(bytes),
        Err(refused) => json(422, &serde_json::to_value(refused).unwrap_or_default()),
    }
}

fn body(request: &mut Request) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    request.as_reader().take(LARGEST_BODY).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn body_text(request: &mut Request) -> std::io::Result<String> {
    String::from_utf8(body(request)?).map_err(std::io::Error::other)
}

pub fn json(status: u16, value: &Value) -> Reply {
    with_type(Response::from_data(value.to_string().into_bytes()).with_status_code(status), "application/json")
}

pub fn text(status: u16, text: &str) -> Reply {
    with_type(Response::from_data(text.as_bytes().to_vec()).with_status_code(status), "text/plain; charset=utf-8")
}

fn octets(bytes: Vec<u8>) -> Reply {
    with_type(Response::from_data(bytes), "application/octet-stream")
}

pub fn with_type(reply: Reply, kind: &str) -> Reply {
    with_header(reply, "Content-Type", kind)
}

pub fn with_header(reply: Reply, name: &str, value: &str) -> Reply {
    match Header::from_bytes(name, value) {
        Ok(header) => reply.with_header(header),
        Err(()) => reply,
    }
}

/// The value of `key` in `a=1&b=2`, decoded; empty when it is not there.
fn value_of(query: &str, key: &str) -> String {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| *name == key)
        .map(|(_, value)| decoded(value))
        .unwrap_or_default()
}

/// `%C3%A9` → `é`; what is no escape stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            (byte, _) => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_decoded() {
        for (query, expected) in
            [("name=a%20b.csv", "a b.csv"), ("x=1&name=%C3%A9", "é"), ("name=100%", "100%"), ("other=1", "")]
        {
            assert_eq!(value_of(query, "name"), expected);
        }
    }
}
