package dev.tmuxo.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tmuxo", importOptions = DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule onlyTheServerKnowsCommandLinesTerminalsAndLogFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tmuxo.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "org.jline..", "ch.qos.logback..");

  @ArchTest
  static final ArchRule onlyCommandsKnowCommandLines =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tmuxo.server.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");

  @ArchTest
  static final ArchRule nothingElseKnowsTheServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tmuxo.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.tmuxo.server..");

  @ArchTest
  static final ArchRule theScreenKnowsViewsAndNoRuntime =
      noClasses()
          .that()
          .resideInAnyPackage("dev.tmuxo.server.screen..", "dev.tmuxo.server.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.tmuxo.engine.runtime..", "dev.tmuxo.engine.tmux..");

  @ArchTest
  static final ArchRule noPackageNeedsItself =
      slices().matching("dev.tmuxo.server.(*)..").should().beFreeOfCycles();
}
