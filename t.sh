wins () 
{ 
    xdotool search --onlyvisible --class meja-kipp 2> /dev/null | while read w; do
        echo "$w $(xdotool getwindowname $w) $(xdotool getwindowgeometry $w | tr '\n' ' ')";
    done
}
