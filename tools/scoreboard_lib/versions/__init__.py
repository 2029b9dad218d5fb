"""Old code under the old version, converted code under the new: `tools/scoreboard --suite versions`.

    cases    which programs: the examples of versions.json, renamed examples of the tables, docstrings of the old version
    runner   runs programs under whatever Python it is started with; needs nothing but the framework
    main     the order of it, and what is printed
"""
