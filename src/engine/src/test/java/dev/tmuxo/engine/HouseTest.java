package dev.tmuxo.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tmuxo.engine.error.TmuxoException;

/** How the engine is put together (docs/decisions/0001-one-engine.md). */
@AnalyzeClasses(packages = "dev.tmuxo.engine", importOptions = DoNotIncludeTests.class)
final class HouseTest {

  @ArchTest
  static final ArchRule theEngineKnowsNoHost =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jenkins..",
              "hudson..",
              "jakarta..",
              "javax.servlet..",
              "picocli..",
              "ch.qos.logback..",
              "dev.tmuxo.server..",
              "dev.tmuxo.testkit..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("dev.tmuxo.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyHostsKnowTheRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.tmuxo.engine.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.tmuxo.engine.runtime..");

  @ArchTest
  static final ArchRule theDriverStandsAlone =
      classes()
          .that()
          .resideInAPackage("dev.tmuxo.engine.tmux..")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("dev.tmuxo.engine.tmux..")
                  .or(resideInAPackage("dev.tmuxo.engine.error.."))
                  .or(resideInAPackage("java.."))
                  .or(resideInAPackage("org.slf4j..")));

  @ArchTest
  static final ArchRule teamFilesAndMessagesNeedNoTmux =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.tmuxo.engine.checkin..",
              "dev.tmuxo.engine.config..",
              "dev.tmuxo.engine.document..",
              "dev.tmuxo.engine.journal..",
              "dev.tmuxo.engine.message..",
              "dev.tmuxo.engine.profile..",
              "dev.tmuxo.engine.report..",
              "dev.tmuxo.engine.team..",
              "dev.tmuxo.engine.view..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.tmuxo.engine.tmux..");

  @ArchTest
  static final ArchRule thereIsOneExceptionForUsers =
      classes().that().areAssignableTo(RuntimeException.class).should().be(TmuxoException.class);

  @ArchTest
  static final ArchRule nothingStaticChanges = fields().that().areStatic().should().beFinal();
}
