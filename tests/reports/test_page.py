"""The HTML report in a browser: filters, keys, colours, width."""
import json
import re
import subprocess

from project import ReportTest

# What a visitor does, written down as it goes: the page's own script has run before.
VISIT = r"""
<script>
{
const seen = {errors: []};
window.onerror = (message) => { seen.errors.push(String(message)); };
const press = key => (document.activeElement || document.body).dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
const shown = selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility());
const files = () => shown(".file").map(file => file.dataset.path);
const findings = () => { document.querySelectorAll(".file").forEach(f => f.open = true); return shown(".finding").map(f => f.dataset.code); };
const change = (id, value, event) => { $(id).value = value; $(id).dispatchEvent(new Event(event)); };
const luminance = color => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const contrast = (selector, behind) => {
  const [a, b] = [luminance(getComputedStyle(document.querySelector(selector)).color), luminance(getComputedStyle(document.querySelector(behind)).backgroundColor)];
  return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
};
seen.all = [files(), findings()];
document.querySelector('.pick[data-code="RG0100"]').click();
seen.code = [files(), findings()];
seen.pressed = document.querySelector('.pick[data-code="RG0100"]').getAttribute("aria-pressed");
press("c");
change("symbol", "torch.Tensor.unsqueeze", "change");
seen.symbol = [files(), findings()];
press("c");
change("effort", "none", "change");
seen.effort = files();
press("c");
press("/");
seen.slash = document.activeElement.id;
change("search", "GUESSED", "input");
seen.search = files();
change("search", "nothing like it", "input");
seen.nothing = [files(), shown("#nothing").length];
press("Escape");
seen.escape = files().length;
document.activeElement.blur();
press("j"); press("j");
seen.second = document.activeElement.closest(".file").dataset.path;
press("k");
seen.first = document.activeElement.closest(".file").dataset.path;
document.activeElement.blur();
press("n");
seen.finding = document.activeElement.dataset.code;
change("order", "findings", "change");
seen.order = files();
press("e");
seen.closed = shown(".file[open]").length;
press("?");
seen.help = $("keys").open;
$("keys").close();
seen.ink = {};
for (const scheme of ["light", "dark"]) {
  while (document.documentElement.dataset.theme !== scheme) press("t");
  seen.ink[scheme] = {page: luminance(getComputedStyle(document.body).backgroundColor)};
  for (const [one, behind] of [["body", "body"], [".quiet", ".tile"], [".label", ".tile"], [".figure.exact", ".tile"], [".figure.approximate", ".tile"],
                               [".figure.untranslatable", ".tile"], [".message", ".tile"]])
    seen.ink[scheme][one] = contrast(one, behind);
}
seen.overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
const result = document.createElement("pre");
result.id = "result";
result.textContent = JSON.stringify(seen);
document.body.append(result);
}
</script>
"""


class Page(ReportTest):
    def visit(self, *flags):
        page = self.render("html", "r.html")
        page.write_text(page.read_text().replace("</body>", VISIT + "</body>"))
        done = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.folder}/profile", *flags,
                               "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120)
        found = re.search(r'<pre id="result">(.*?)</pre>', done.stdout, re.S)
        self.assertTrue(found, done.stdout[-2000:] + done.stderr[-2000:])
        return json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))

    def test_a_visit(self):
        seen = self.visit("--window-size=1300,900")
        report = json.loads(self.render("json", "r.json").read_text())
        codes = {file["path"]: [d["code"] for d in file["diagnostics"]] for file in report["files"]}
        listed = sorted(path for file in report["files"] for path in [file["path"]] if codes[path] or file["status"] == "converted")
        of = lambda wanted: [sorted(path for path in codes if wanted & set(codes[path])), sorted(c for path in codes for c in codes[path] if c in wanted)]
        tidy = lambda pair: [sorted(pair[0]), sorted(pair[1])]
        self.assertEqual(seen["errors"], [])
        self.assertEqual(tidy(seen["all"]), [listed, sorted(c for path in codes for c in codes[path])])
        self.assertEqual(tidy(seen["code"]), of({"RG0100"}))
        self.assertEqual(seen["pressed"], "true")
        self.assertEqual(seen["symbol"], [["deep/er/guessed.py"], ["RG0201"]])
        self.assertEqual(seen["effort"], ["exact.py"])
        self.assertEqual(seen["slash"], "search")
        self.assertEqual(seen["search"], ["deep/er/guessed.py"])
        self.assertEqual(seen["nothing"], [[], 1])
        self.assertEqual(seen["escape"], len(listed))
        self.assertEqual([seen["first"], seen["second"]], listed[:2])
        self.assertEqual(seen["finding"], "RG0100")
        self.assertEqual(len(codes[seen["order"][0]]), max(map(len, codes.values())))
        self.assertEqual((seen["closed"], seen["help"]), (0, True))

    def test_colours_can_be_read(self):
        ink = self.visit()["ink"]
        self.assertGreater(ink["light"].pop("page"), 0.8)
        self.assertLess(ink["dark"].pop("page"), 0.05)
        for scheme, ratios in ink.items():
            for selector, ratio in ratios.items():
                # Large figures may have less, by the same guidelines.
                self.assertGreater(ratio, 3 if "figure" in selector else 4.5, (scheme, selector))

    def test_the_system_chooses_until_somebody_does(self):
        for scheme, name in ((0, "dark"), (1, "light")):
            page = self.render("html", "r.html")
            shot = self.folder / f"{name}.png"
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.folder}/p{scheme}",
                            f"--blink-settings=preferredColorScheme={scheme}", f"--screenshot={shot}", "--window-size=600,400", page.as_uri()],
                           capture_output=True, timeout=120, check=True)
        self.assertNotEqual((self.folder / "dark.png").read_bytes(), (self.folder / "light.png").read_bytes())

    def test_narrow_and_wide(self):
        for width in (500, 900, 2000):
            self.assertEqual(self.visit(f"--window-size={width},800")["overflow"], 0, width)
