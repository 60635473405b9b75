package dev.tmuxo.testkit.agent;

/** The ways in which agent CLIs lose the Enter that follows a paste, on demand. */
final class EnterFaults {
  private final Settings settings;
  private final Loop loop;
  private final Composer composer;
  private final Runnable submit;
  private int pastesUnderWay;
  private Runnable afterPaste = () -> {};

  EnterFaults(Settings settings, Loop loop, Composer composer, Runnable submit) {
    this.settings = settings;
    this.loop = loop;
    this.composer = composer;
    this.submit = submit;
  }

  void paste(String text) {
    int delay = settings.number("paste-ms");
    if (delay == 0) {
      composer.paste(text);
      return;
    }
    pastesUnderWay++;
    loop.after(delay, () -> land(text));
  }

  void enter() {
    int swallow = settings.number("swallow-enter");
    if (swallow > 0) {
      settings.set("swallow-enter", Integer.toString(swallow - 1));
    } else if (pastesUnderWay == 0) {
      submit.run();
    } else {
      switch (settings.text("early-enter")) {
        case "newline" -> afterPaste = () -> composer.type("\n");
        case "delay" -> afterPaste = submit;
        default -> afterPaste = () -> {};
      }
    }
  }

  private void land(String text) {
    composer.paste(text);
    pastesUnderWay--;
    if (pastesUnderWay == 0) {
      afterPaste.run();
      afterPaste = () -> {};
    }
  }
}
