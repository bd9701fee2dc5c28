//! A browser to look at a page with: headless Chromium, spoken to by its own protocol of JSON over a web socket.
//!
//! In: a page as a file, a window, scripts, keys. Out: what the scripts give, pictures, and what the page complained of. Law: the
//! browser ends with the value that started it; what does not answer in time is an error, not a wait.

use std::env;
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::protocol::WebSocketConfig;
use tungstenite::{Message, WebSocket};

/// How long anything may take before a test fails; a busy machine is slow, a browser that hangs never answers.
const PATIENCE: Duration = Duration::from_secs(60);
/// The names under which Chromium and its kin are installed.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The browser's executable: the one that `CHROMIUM` names, else the first on the path.
pub(super) fn executable() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// A running browser with one tab.
pub(super) struct Browser {
    process: Child,
    profile: PathBuf,
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    asked: u64,
    /// Errors and warnings of the pages so far.
    pub(super) complaints: Vec<String>,
    loaded: bool,
}

impl Browser {
    pub(super) fn start(executable: &Path, name: &str) -> Self {
        let profile = env::temp_dir().join(format!("rashomon-browser-{name}-{}", std::process::id()));
        fs::create_dir_all(&profile).expect("a folder for the browser");
        let mut process = Command::new(executable)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
            .args(["--disable-extensions", "--hide-scrollbars", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", executable.display()));
        // The browser writes the port it took, and the path of its socket, once it listens.
        let place = profile.join("DevToolsActivePort");
        let begun = Instant::now();
        let (port, path) = loop {
            let written = fs::read_to_string(&place).unwrap_or_default();
            if let Some((port, path)) = written.split_once('\n').filter(|(_, path)| !path.is_empty()) {
                break (port.to_owned(), path.trim().to_owned());
            }
            assert!(process.try_wait().expect("the browser's state").is_none(), "the browser ended at once");
            assert!(begun.elapsed() < PATIENCE, "the browser does not listen");
            sleep(Duration::from_millis(20));
        };
        let stream = TcpStream::connect(format!("127.0.0.1:{port}")).expect("the browser's port");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time limit");
        // A picture of a long page is a long message.
        let config = WebSocketConfig::default().max_message_size(None).max_frame_size(None);
        let address = format!("ws://127.0.0.1:{port}{path}");
        let (socket, _) = tungstenite::client::client_with_config(address, stream, Some(config)).expect("the browser's socket");
        let mut browser = Self { process, profile, socket, session: None, asked: 0, complaints: Vec::new(), loaded: false };
        let tab = browser.ask("Target.createTarget", &json!({"url": "about:blank"}));
        let session = browser.ask("Target.attachToTarget", &json!({"targetId": tab["targetId"], "flatten": true}));
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log"] {
            browser.ask(&format!("{domain}.enable"), &json!({}));
        }
        browser
    }

    /// Sends one command and waits for its answer; events that come before it are noted.
    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        let mut command = json!({"id": self.asked, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            command["sessionId"] = json!(session);
        }
        self.socket.send(Message::text(command.to_string())).expect("a browser that listens");
        loop {
            let answer = self.next();
            if answer["id"] == self.asked {
                assert!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
        }
    }

    fn next(&mut self) -> Value {
        let message = self.socket.read().expect("an answer in time");
        let event: Value = serde_json::from_str(message.to_text().expect("text")).expect("JSON");
        match event["method"].as_str() {
            Some("Page.loadEventFired") => self.loaded = true,
            Some("Runtime.exceptionThrown" | "Log.entryAdded") => self.complaints.push(event["params"].to_string()),
            Some("Runtime.consoleAPICalled") if event["params"]["type"] != "log" => {
                self.complaints.push(event["params"].to_string());
            }
            _ => {}
        }
        event
    }

    /// Shows a file in a window of this size, in light or dark, and waits until it is loaded.
    pub(super) fn open(&mut self, page: &Path, (width, height): (u32, u32), scheme: &str) {
        self.window((width, height));
        self.media("screen", scheme);
        self.loaded = false;
        self.ask("Page.navigate", &json!({"url": format!("file://{}", page.display())}));
        while !self.loaded {
            self.next();
        }
    }

    /// Waits for two frames: layout has settled and the ribbons are drawn.
    pub(super) fn settle(&mut self) {
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    /// Switches the scripts of the pages that are opened next on or off.
    pub(super) fn scripts(&mut self, on: bool) {
        self.ask("Emulation.setScriptExecutionDisabled", &json!({"value": !on}));
    }

    pub(super) fn window(&mut self, (width, height): (u32, u32)) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.ask("Emulation.setDeviceMetricsOverride", &metrics);
    }

    pub(super) fn media(&mut self, medium: &str, scheme: &str) {
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]);
        self.ask("Emulation.setEmulatedMedia", &json!({"media": medium, "features": features}));
    }

    /// What a script gives, as JSON; a promise is waited for.
    pub(super) fn run(&mut self, script: &str) -> Value {
        let asked = json!({"expression": script, "returnByValue": true, "awaitPromise": true});
        let answer = self.ask("Runtime.evaluate", &asked);
        assert!(answer.get("exceptionDetails").is_none(), "{script}\n{}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// Presses a key as a person does.
    pub(super) fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            other => panic!("no key is called {other}"),
        };
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text});
            self.ask("Input.dispatchKeyEvent", &event);
        }
    }

    /// Moves the pointer to a place in the window.
    pub(super) fn point(&mut self, x: f64, y: f64) {
        self.ask("Input.dispatchMouseEvent", &json!({"type": "mouseMoved", "x": x, "y": y}));
    }

    /// The page as a PNG: the window, or all of it.
    pub(super) fn picture(&mut self, whole: bool) -> Vec<u8> {
        let shot = self.ask("Page.captureScreenshot", &json!({"format": "png", "captureBeyondViewport": whole}));
        decode(&shot["data"])
    }

    /// The page as it prints, a PDF.
    pub(super) fn print(&mut self) -> Vec<u8> {
        self.media("print", "light");
        let paper = json!({"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": false});
        decode(&self.ask("Page.printToPDF", &paper)["data"])
    }
}

fn decode(data: &Value) -> Vec<u8> {
    data_encoding::BASE64.decode(data.as_str().unwrap_or_default().as_bytes()).expect("Base64")
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
