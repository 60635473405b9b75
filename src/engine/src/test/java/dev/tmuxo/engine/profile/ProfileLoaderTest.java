package dev.tmuxo.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileLoaderTest {

  @TempDir Path root;

  private void write(String folder, String name, String text) throws IOException {
    Path profiles = Files.createDirectories(root.resolve(folder).resolve("profiles"));
    Files.writeString(profiles.resolve(name + ".yaml"), text);
  }

  private ProfileLoader loader() {
    return new ProfileLoader(
        new ResourceLibrary(
            List.of(root.resolve("project"), root.resolve("user"), root.resolve("nowhere"))),
        Environment.of(Map.of("BIN", "/opt/bin")));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> failure(String name, ErrorCode code) {
    return assertThatThrownBy(() -> loader().load(name))
        .isInstanceOfSatisfying(TmuxoException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void fillsWhatAFileDoesNotSay() throws IOException {
    write("user", "mine", "command: [mine]\nsettle: 2s\n");
    Profile profile = loader().load("mine");

    assertThat(profile.name()).isEqualTo("mine");
    assertThat(profile.settle()).isEqualTo(Duration.ofSeconds(2));
    assertThat(profile.envelope()).isEqualTo(Profile.Envelope.HEADER);
    assertThat(profile.composer().kind()).isEqualTo(Profile.Composer.Kind.NONE);
    assertThat(profile.submit().key()).isEqualTo("Enter");
    assertThat(profile.signs().busy()).isEmpty();
  }

  @Test
  void anEarlierFolderHidesALaterOneAndAnyHidesWhatIsBuiltIn() throws IOException {
    write("user", "shell", "summary: the user's\ncommand: [zsh]\n");
    assertThat(loader().load("shell").summary()).isEqualTo("the user's");
    write("project", "shell", "summary: the project's\ncommand: [dash]\n");
    assertThat(loader().load("shell").summary()).isEqualTo("the project's");
    assertThat(loader().names()).contains("shell", "fake");
  }

  @Test
  void takesOverWhatItExtends() throws IOException {
    write(
        "user",
        "base",
        """
        command: [base]
        env: { A: "1", B: "2" }
        signs: { busy: working, idle: "^> " }
        submit: { again: 5 }
        """);
    write(
        "project",
        "mine",
        """
        extends: base
        env: { B: "3" }
        signs: { busy: thinking }
        """);
    Profile mine = loader().load("mine");

    assertThat(mine.command()).containsExactly("base");
    assertThat(mine.env()).isEqualTo(Map.of("A", "1", "B", "3"));
    assertThat(mine.signs().busy()).contains("thinking");
    assertThat(mine.signs().idle()).contains("^> ");
    assertThat(mine.submit()).isEqualTo(new Profile.Submit("Enter", 5, Duration.ofMillis(200), ""));
  }

  @Test
  void withItsOwnNameItExtendsTheOneItHides() throws IOException {
    write("project", "shell", "extends: shell\nenv: { PS1: '> ' }\n");
    Profile mine = loader().load("shell");

    assertThat(mine.env()).containsEntry("PS1", "> ");
    assertThat(mine.command())
        .isEqualTo(new ProfileLoader(ResourceLibrary.builtIn()).load("shell").command());
  }

  @Test
  void refusesCirclesAndUnknownBases() throws IOException {
    write("user", "a", "extends: b\n");
    write("user", "b", "command: [x]\nextends: a\n");
    write("user", "c", "extends: c\n");
    write("user", "d", "extends: shel\n");

    failure("a", ErrorCode.FIELD_INVALID)
        .hasMessage(
            root
                + "/user/profiles/b.yaml:2: extends: goes round in a circle; one of the profiles"
                + " must extend no other of them");
    failure("c", ErrorCode.PROFILE_UNKNOWN)
        .hasMessageContaining("c.yaml:1: extends: unknown profile");
    failure("d", ErrorCode.PROFILE_UNKNOWN)
        .hasMessageContaining(
            "d.yaml:1: extends: unknown profile; did you mean \"shell\"? Known: ");
  }

  @Test
  void putsVariablesIntoCommandAndEnvironmentOnly() throws IOException {
    write(
        "user",
        "mine",
        "command: ['${BIN}/x', $$HOME]\nenv: { P: '${NO:-d}' }\nsigns: { idle: '${BIN}$' }\n");
    // A regular expression keeps its dollar signs, and this one is none.
    failure("mine", ErrorCode.FIELD_INVALID)
        .hasMessageContaining("mine.yaml:3: signs.idle: is no regular expression");

    write(
        "user",
        "mine",
        "command: ['${BIN}/x', $$HOME]\nenv: { P: '${NO:-d}' }\nsigns: { idle: '[$] $' }\n");
    Profile mine = loader().load("mine");
    assertThat(mine.command()).containsExactly("/opt/bin/x", "$HOME");
    assertThat(mine.env()).isEqualTo(Map.of("P", "d"));
    assertThat(mine.signs().idle()).contains("[$] $");

    write("user", "other", "command: ['${NO}']\n");
    failure("other", ErrorCode.VARIABLE_MISSING).hasMessageContaining("other.yaml:1: command[0]: ");
  }

  @Test
  void reportsAllThatIsWrongWithFileLineAndField() throws IOException {
    write(
        "user",
        "mine",
        """
        name: yours
        comand: [x]
        envelope: letter
        composer: { kind: regoin }
        submit: { key: Enter, again: often }
        startTimeout: soon
        """);

    failure("mine", ErrorCode.FILE_INVALID)
        .hasMessageContaining("mine.yaml:1: name: must be \"mine\" as the file is called")
        .hasMessageContaining("mine.yaml:2: comand: unknown field; did you mean \"command\"?")
        .hasMessageContaining("mine.yaml:3: envelope: must be one of none, header")
        .hasMessageContaining(
            "mine.yaml:4: composer.kind: must be one of none, cursor, region; did you mean"
                + " \"region\"?")
        .hasMessageContaining("mine.yaml:5: submit.again: must be a whole number, 0 or more")
        .hasMessageContaining("mine.yaml:6: startTimeout: must be a duration");
  }

  @Test
  void refusesWhatIsNoProfile() throws IOException {
    write("user", "list", "- a\n");
    write("user", "empty", "");
    failure("list", ErrorCode.FIELD_INVALID).hasMessageContaining("a profile is a mapping");
    failure("empty", ErrorCode.YAML_SYNTAX).hasMessageContaining("the file is empty");
    failure("../user/profiles/list", ErrorCode.PROFILE_UNKNOWN);
  }

  @Test
  void anUnknownProfileListsCloseNamesAndAllThereAre() {
    failure("shel", ErrorCode.PROFILE_UNKNOWN)
        .hasMessage("unknown profile \"shel\"; did you mean \"shell\"?")
        .satisfies(
            e ->
                assertThat(((TmuxoException) e).remedy())
                    .startsWith("Known profiles: ")
                    .contains("fake")
                    .endsWith("Your own go to .tmuxo/profiles/NAME.yaml."));
  }
}
