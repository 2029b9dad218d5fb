# tokens.def -> ANTLR's vocabulary: "IF=34" and "'if'=34".
match($0, /^(SYMBOL|KEYWORD|OPERATOR)\([A-Z_]+/) {
    number++
    name = substr($0, RSTART, RLENGTH)
    sub(/^[A-Z]+\(/, "", name)
    print name "=" number
    if (match($0, /".*"/)) print "'" substr($0, RSTART + 1, RLENGTH - 2) "'=" number
}
