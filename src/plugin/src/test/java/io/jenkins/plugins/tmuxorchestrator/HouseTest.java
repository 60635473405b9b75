package io.jenkins.plugins.tmuxorchestrator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The plugin stands on the API and the engine, and on what Jenkins and its dependencies bring. */
@AnalyzeClasses(
    packages = {"io.jenkins.plugins.tmuxorchestrator", "dev.tmuxo"},
    importOptions = DoNotIncludeTests.class)
final class HouseTest {

  @ArchTest
  static final ArchRule thePluginUsesOnlyWhatItDeclares =
      classes()
          .that()
          .resideInAPackage("io.jenkins.plugins.tmuxorchestrator..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "io.jenkins.plugins.tmuxorchestrator..",
                  "dev.tmuxo.api..",
                  "dev.tmuxo.engine..",
                  "hudson..",
                  "jenkins..",
                  "org.jenkinsci..",
                  "com.cloudbees..",
                  "org.kohsuke.stapler..",
                  "org.jvnet.localizer..",
                  "org.springframework.security.core..",
                  "net.sf.json..",
                  "jakarta.servlet..",
                  "com.fasterxml.jackson..",
                  "com.google.common.util.concurrent..",
                  "org.slf4j.."));

  @ArchTest
  static final ArchRule nobodyBelowKnowsJenkins =
      noClasses()
          .that()
          .resideInAnyPackage("dev.tmuxo.api..", "dev.tmuxo.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.jenkins..", "hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..");

  @ArchTest
  static final ArchRule whatCompilesAgainstJenkinsIsNeverRun =
      noClasses()
          .that()
          .resideInAPackage("io.jenkins.plugins.tmuxorchestrator..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.tmuxo.jenkins..");
}
