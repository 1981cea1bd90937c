package dev.slipway.cli.demo;

import java.io.IOException;

/// One step of the demonstration. It does its part through the public API, adds what later steps
/// need to the story, and throws when something did not hold.
interface Step {
    String title();

    Outcome run(Story story) throws IOException;
}
