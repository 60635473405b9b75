package dev.tmuxo.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The API serves any host: of ours it knows the engine, of servers the servlet. */
@AnalyzeClasses(packages = "dev.tmuxo.api", importOptions = DoNotIncludeTests.class)
final class HouseTest {

  @ArchTest
  static final ArchRule theApiKnowsTheEngineAndServletsOnly =
      classes()
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "dev.tmuxo.api..",
                  "dev.tmuxo.engine..",
                  "jakarta.servlet..",
                  "com.fasterxml.jackson..",
                  "org.slf4j.."));

  @ArchTest
  static final ArchRule theApiLeavesTmuxToTheEngine =
      noClasses().should().dependOnClassesThat(resideInAPackage("dev.tmuxo.engine.tmux.."));

  @ArchTest
  static final ArchRule whatGoesOverTheWireKnowsNoServlet =
      noClasses()
          .that()
          .resideInAPackage("dev.tmuxo.api.wire..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta..")
                  .or(
                      resideInAPackage("dev.tmuxo.api..")
                          .and(not(resideInAPackage("dev.tmuxo.api.wire..")))));
}
