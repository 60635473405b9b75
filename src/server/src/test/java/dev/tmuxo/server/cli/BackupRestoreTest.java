package dev.tmuxo.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.server.cli.Program.Result;
import dev.tmuxo.testkit.tmux.TmuxExtension;
import dev.tmuxo.testkit.tmux.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TmuxExtension.class)
class BackupRestoreTest {
  private static final String PUBLIC =
      "age1930y8n2wkkhck6f7lqv66vd0vmp0dnhm3z2w43l2epcsyfz5qvss64zydr";
  private static final String SECRET =
      "AGE-SECRET-KEY-1ST4XKDV2KHLYCUUQ2FWSUZ0K0DMCPUPPZG0AHC00Y0N4UAQSSKKQ2Z7QJ6";

  private Program program;
  private Path journal;

  @BeforeEach
  void aTeamThatRan(TmuxFixture tmux) throws Exception {
    program = new Program(tmux);
    String file =
        program.file(
            "team.yaml",
            "team: shop\nagents:\n  - { name: lead, profile: sh, command: [sh, -c, exit 0] }\n");
    program.run("run", "--plain", file);
    journal = program.state().resolve("teams/shop/journal.jsonl");
    assertThat(journal).isNotEmptyFile();
  }

  @Test
  void whatIsBackedUpComesBack() throws Exception {
    String before = Files.readString(journal);
    Result backup = program.run("backup", "--to", "shop.zip");
    assertThat(backup.status()).isZero();
    assertThat(backup.out()).contains("shop.zip: 1 teams (shop)", "not encrypted");
    Result refused = program.run("restore", "shop.zip");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("[TMUXO-4010]", "--force");
    Files.writeString(journal, "overwritten");
    Result restored = program.run("restore", "shop.zip", "--force", "--json");
    assertThat(restored.status()).isZero();
    assertThat(restored.out()).contains("\"team\":\"shop\"", "/replaced/shop-");
    assertThat(journal).hasContent(before);
  }

  @Test
  void keepsItFromOthers() throws Exception {
    Result backup = program.run("backup", "shop", "--encrypt-to", PUBLIC, "--json");
    assertThat(backup.status()).isZero();
    assertThat(backup.out()).contains("\"encrypted\":true", ".zip.age", "\"sha256\":");
    String file = backup.out().replaceAll("(?s).*\"file\":\"([^\"]*)\".*", "$1");
    Result closed = program.run("restore", file, "--force");
    assertThat(closed.status()).isEqualTo(2);
    assertThat(closed.err()).contains("[TMUXO-5011]", "--identity");
    String key = program.file("key.txt", "# made for this test\n" + SECRET + "\n");
    assertThat(program.run("restore", file, "--force", "--identity", key).status()).isZero();
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    assertThat(program.run("backup", "shp").status()).isEqualTo(3);
    assertThat(program.run("restore", "nothing.zip").status()).isEqualTo(5);
    Result time = program.run("restore", "shop.zip", "--at", "yesterday");
    assertThat(time.status()).isEqualTo(2);
    assertThat(time.err()).contains("'yesterday' is not a date and time");
  }
}
