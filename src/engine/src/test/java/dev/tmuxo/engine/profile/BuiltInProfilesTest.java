package dev.tmuxo.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.document.Environment;
import dev.tmuxo.engine.profile.Profile.Composer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInProfilesTest {
  private final ProfileLoader loader =
      new ProfileLoader(ResourceLibrary.builtIn(), Environment.of(Map.of()));

  static Set<String> names() {
    return ResourceLibrary.builtIn().names(ResourceLibrary.Kind.PROFILE);
  }

  @ParameterizedTest
  @MethodSource("names")
  void needsNoVariableOfItsUserToBeRead(String name) {
    Profile profile = loader.load(name);
    assertThat(profile.command()).isNotEmpty();
    assertThat(profile.summary()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhereTheComposerBeginsIfItIsARegion(String name) {
    Composer composer = loader.load(name).composer();
    assertThat(composer.start().isPresent()).isEqualTo(composer.kind() == Composer.Kind.REGION);
  }
}
