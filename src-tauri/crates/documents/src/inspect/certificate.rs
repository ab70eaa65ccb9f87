//! Rules of certificates [27-34]. To come with the certificate model.
