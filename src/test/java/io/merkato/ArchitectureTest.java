package io.merkato;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.merkato.platform.problem.ProblemType;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

/** The house and its rules; docs/architecture.md tells them to people. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.merkato");
    private static final ApplicationModules MODULES = ApplicationModules.of(Merkato.class);

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void theModuleDiagramIsUpToDate() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Modules

                An arrow says: uses types of, or listens to. All of them also use `kernel` and what they name of `platform`.

                ```mermaid
                graph TD
                """);
        MODULES.stream()
                .map(module -> module.getIdentifier().toString())
                .filter(ArchitectureTest::isOfTheBusiness)
                .sorted()
                .forEach(name -> page.append("    ").append(name).append("\n"));
        MODULES.stream()
                .filter(module -> isOfTheBusiness(module.getIdentifier().toString()))
                .flatMap(module -> module.getDirectDependencies(MODULES)
                        .uniqueModules()
                        .filter(target -> isOfTheBusiness(target.getIdentifier().toString()))
                        .map(target -> module.getIdentifier() + " --> " + target.getIdentifier()))
                .sorted()
                .forEach(arrow -> page.append("    ").append(arrow).append("\n"));
        Snapshot.of("docs/generated/modules.md").compare(page.append("```\n").toString());
    }

    private static boolean isOfTheBusiness(String module) {
        return !module.equals("kernel") && !module.startsWith("platform");
    }

    @Test
    void everyModuleSaysWhatItOwns() throws IOException {
        Path root = Path.of("src/main/java/io/merkato");
        try (Stream<Path> modules = Files.list(root);
                Stream<Path> ground = Files.list(root.resolve("platform"))) {
            assertThat(Stream.concat(modules.filter(module -> !module.endsWith("platform")), ground)
                            .filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .contains("/**", "@ApplicationModule", "allowedDependencies", "@NullMarked"));
        }
    }

    @Test
    void theGroundUsesNoModuleOfTheBusiness() {
        noClasses()
                .that()
                .resideInAnyPackage("io.merkato.kernel..", "io.merkato.platform..")
                .should()
                .dependOnClassesThat(are(describe(
                        "of a module",
                        type -> type.getPackageName().startsWith("io.merkato.")
                                && isOfTheBusiness(type.getPackageName().substring("io.merkato.".length())))))
                .check(CLASSES);
    }

    @Test
    void storesAndControllersAreSeenByTheirPackageOnly() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .or()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void sqlStandsInStores() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class)
                .check(CLASSES);
    }

    @Test
    void problemsAreCataloguesNamedSo() {
        classes()
                .that()
                .implement(ProblemType.class)
                .should()
                .beEnums()
                .andShould()
                .haveSimpleNameEndingWith("Problem")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO|Entity|Service)")
                .check(CLASSES);
    }

    @Test
    void whatIsBlankIsDecidedByTheShopsRulesForTexts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.validation.constraints.NotBlank")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.validation.constraints.NotEmpty")
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .check(CLASSES);
    }

    /** Answers have all of their members, so that absent and null never mean two things. */
    @Test
    void noMemberOfAnAnswerIsLeftOut() {
        noClasses()
                .that()
                .doNotHaveSimpleName("StrictJson")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JsonInclude.class)
                .check(CLASSES);
    }

    @Test
    void moneyAndQuantitiesAreNeverFloatingPoint() {
        noFields()
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .check(CLASSES);
    }

    /** Error Prone watches all other formatting, and leaves out what goes to the console. */
    @Test
    void whatIsPrintedIsTheSameInEveryLocale() {
        noClasses()
                .should()
                .callMethod(PrintStream.class, "printf", String.class, Object[].class)
                .orShould()
                .callMethod(PrintStream.class, "format", String.class, Object[].class)
                .check(CLASSES);
    }

    /** Through a single connection everything comes one after the other, and such a test would prove nothing. */
    @Test
    void racesAreRunOverManyConnections() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.merkato");
        List<JavaMethod> races = tests.stream()
                .filter(type -> type.isAnnotatedWith(ShopTest.class))
                .filter(type -> !type.isAnnotatedWith(ManyConnections.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Test.class))
                .filter(method -> method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(AtOnce.class)))
                .toList();
        assertThat(races).isNotEmpty().allSatisfy(race -> assertThat(race.isAnnotatedWith(ManyConnections.class))
                .isTrue());
    }

    @Test
    void testsDoNotSleepAndDoNotMock() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("ArchitectureTest.java"))
                    .toList();
            assertThat(sources).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContain("Thread.sleep", "@Disabled", "org.mockito"));
        }
    }
}
