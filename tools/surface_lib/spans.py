"""What a name was over the versions."""


def spans(kinds):
    """`kinds`: [(version, what the name is there, or None)], oldest first. Equal neighbours are one: [{"since", "is", "until"}], without
    `since` from the oldest version on, without `until` up to the newest."""
    out = []
    for version, kind in kinds:
        if out and out[-1]["is"] == kind:
            continue
        if out:
            out[-1]["until"] = version
        out.append({"since": version, "is": kind})
    if out:
        out[0].pop("since")
    return [span for span in out if span["is"]]
