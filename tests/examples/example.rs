//! An example as a person meets it: what it prints, what it says when it cannot, and its exit codes.
//!
//! In: the name of an example, arguments, standard input. Out: what it printed, or a panic that shows what it did instead. Law: no
//! example panics, and nothing is on standard error unless something is wrong.

use std::env;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// An example of this package.
pub(crate) struct Example(pub(crate) &'static str);

impl Example {
    /// The example, ready to be started. Cargo puts its executable beside the folder of the test's own.
    fn command(&self) -> Command {
        let own = env::current_exe().expect("the path of this test");
        let target = own.parent().and_then(Path::parent).expect("a target folder");
        let path = target.join("examples").join(format!("{}{}", self.0, env::consts::EXE_SUFFIX));
        assert!(path.is_file(), "{} is not there: `cargo build --example {}` builds it", path.display(), self.0);
        Command::new(path)
    }

    /// Runs it to its end.
    pub(crate) fn run(&self, arguments: &[&str], input: &[u8]) -> Output {
        self.run_in(&[], arguments, input)
    }

    /// Runs it where these variables of the environment are set, and no other that speaks of colour.
    pub(crate) fn run_in(&self, variables: &[(&str, &str)], arguments: &[&str], input: &[u8]) -> Output {
        let mut child = self
            .command()
            .args(arguments)
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let mut stdin = child.stdin.take().expect("its standard input");
        std::thread::scope(|scope| {
            // Beside the reading of what it prints, or both would wait for each other. A child that ends before it has read
            // all is what some tests ask for.
            scope.spawn(move || stdin.write_all(input).is_ok());
            let output = child.wait_with_output().expect("the example ends");
            assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{arguments:?}: {output:?}");
            output
        })
    }

    /// What it prints where all is well.
    pub(crate) fn prints(&self, arguments: &[&str]) -> String {
        self.prints_of(arguments, b"")
    }

    /// The same with something on standard input.
    pub(crate) fn prints_of(&self, arguments: &[&str], input: &[u8]) -> String {
        let output = self.run(arguments, input);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*error), (Some(0), ""), "{arguments:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs it where it must fail with exit code 2, nothing on standard output, and all of `words` on standard error.
    pub(crate) fn fails(&self, arguments: &[&str], input: &[u8], words: &[&str]) {
        let output = self.run(arguments, input);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(output.stdout.is_empty(), "{arguments:?} printed");
        for word in words {
            assert!(error.contains(word), "{arguments:?}: {word:?} is missing in: {error}");
        }
    }

    /// Holds that `--help` says what it does, how it is called, and each of `options`.
    pub(crate) fn helps(&self, options: &[&str]) {
        let help = self.prints(&["--help"]);
        for word in options.iter().chain(&["Usage: ", "--help"]) {
            assert!(help.contains(word), "{word} is missing in {help}");
        }
    }

    /// Holds that a reader which goes away after some bytes (`| head`) is no error. It must print far more than a pipe holds.
    pub(crate) fn lets_its_reader_go(&self, arguments: &[&str]) {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the example starts");
        let mut stdout = child.stdout.take().expect("its standard output");
        stdout.read_exact(&mut [0; 10]).expect("the first bytes");
        drop(stdout);
        let output = child.wait_with_output().expect("the example ends");
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
    }
}
