"""Drives a real Chromium over its own protocol, through two pipes: no driver, no library, no port.

Source: Chrome DevTools Protocol; each message is JSON with a zero byte behind it.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Seconds for anything that should happen at once.
PATIENCE = 20
_KEYS = {"Enter": 13, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40, "Tab": 9}


class Page:
    """One tab: what it is told, what it shows, what it asked for and what it complained of."""

    def __init__(self, told: int, heard: int) -> None:
        self._told, self._heard, self._rest, self._number = told, heard, b"", 0
        self._session = ""
        # Each address asked for, in order; and by address the status and the bytes that came over the wire.
        self.requests: list[str] = []
        self.statuses: dict[str, int] = {}
        self.sizes: dict[str, int] = {}
        # Errors of scripts, of the console and of the security policy.
        self.complaints: list[str] = []
        self._address_of: dict[str, str] = {}
        target = self.tell("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.tell("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.tell(f"{domain}.enable")

    def tell(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and give its result; what happens meanwhile is kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._told, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for answer in self._messages():
                if answer.get("id") == self._number:
                    assert "error" not in answer, answer["error"]
                    return dict(answer["result"])
        raise AssertionError(f"{method}: no answer")

    def open(self, address: str) -> None:
        self.requests.clear()
        self.complaints.clear()
        self.tell("Page.navigate", url=address)
        self.wait_for("document.readyState === 'complete'")

    def evaluate(self, expression: str) -> Any:
        result = self.tell("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def wait_for(self, expression: str) -> None:
        """Wait until an expression holds, on this page or the one it leads to."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.evaluate(f"Boolean({expression})"):
                    return
            except AssertionError:
                pass  # between two pages
            time.sleep(0.03)
        raise AssertionError(f"never true: {expression}; the page shows: {self.text('main')[:600]!r} {self.complaints}")

    def show(self, width: int, *, height: int = 900, scripts: bool = True, medium: str = "", **features: str) -> None:
        """Look at pages as another reader does, until told otherwise.

        Args:
            width: Of the window, in CSS pixels.
            scripts: Whether JavaScript is on.
            medium: "print"; empty for a screen.
            features: Of CSS media queries, with "_" for "-": `prefers_color_scheme="dark"`.
        """
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.tell("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.tell("Emulation.setEmulatedMedia", media=medium, features=named)
        self.tell("Emulation.setScriptExecutionDisabled", value=not scripts)

    def picture(self) -> bytes:
        """What the window shows, as a PNG; of a page that is written from right to left, Chromium takes no more rightly."""
        return base64.b64decode(self.tell("Page.captureScreenshot", format="png")["data"])

    def type(self, text: str) -> None:
        self.tell("Input.insertText", text=text)

    def press(self, key: str, *, shift: bool = False) -> None:
        code = _KEYS[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.tell(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                modifiers=8 * shift,
                **text,
            )
            text = {}

    def text(self, selector: str) -> str:
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def texts(self, selector: str) -> list[str]:
        found = f"[...document.querySelectorAll({json.dumps(selector)})].map((one) => one.innerText.trim())"
        return list(self.evaluate(found))

    def _messages(self) -> list[dict[str, Any]]:
        if not select.select([self._heard], [], [], 0.1)[0]:
            return []
        *whole, self._rest = (self._rest + os.read(self._heard, 1 << 20)).split(b"\0")
        messages = [json.loads(message) for message in whole]
        for message in messages:
            self._note(message.get("method", ""), message.get("params", {}))
        return messages

    def _note(self, event: str, said: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self._address_of[said["requestId"]] = said["request"]["url"]
            self.requests.append(said["request"]["url"])
        elif event == "Network.responseReceived":
            self.statuses[said["response"]["url"]] = said["response"]["status"]
        elif event == "Network.loadingFinished" and said["requestId"] in self._address_of:
            self.sizes[self._address_of[said["requestId"]]] = int(said["encodedDataLength"])
        elif event == "Runtime.exceptionThrown":
            self.complaints.append(said["exceptionDetails"].get("exception", {}).get("description", "exception"))
        elif event == "Runtime.consoleAPICalled" and said["type"] in {"error", "warning"}:
            self.complaints.append(" ".join(str(part.get("value", "")) for part in said["args"]))
        elif event == "Log.entryAdded" and said["entry"]["level"] in {"error", "warning"}:
            self.complaints.append(f"{said['entry']['text']} {said['entry'].get('url', '')}")


@contextmanager
def browser(profile: Path, *, fonts: Path | None = None) -> Iterator[Page]:
    """Start Chromium with an empty profile, without a window, and without requests of its own.

    Args:
        fonts: A file of fontconfig that names the only fonts there are; None for those of the machine.
    """
    assert CHROMIUM
    theirs_in, told = os.pipe()
    heard, theirs_out = os.pipe()
    flags = "--headless --no-sandbox --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars --no-first-run"
    # The shell gives the pipes the numbers that Chromium expects; a plainer one knows none above 9.
    command = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    arguments = [*flags.split(), "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(
        ["bash", "-c", command, CHROMIUM, *arguments],
        pass_fds=(theirs_in, theirs_out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts else {})},
    ) as process:
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Page(told, heard)
        finally:
            os.close(told)
            os.close(heard)
            process.terminate()
