package io.merkato;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.merkato.architecture.Offenders;
import io.merkato.architecture.Packages;
import io.merkato.architecture.Sources;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.problem.ProblemType;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The house and its rules; docs/architecture.md tells them to people. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.merkato");
    private static final ApplicationModules MODULES = ApplicationModules.of(Merkato.class);
    private static final Packages PACKAGES = Packages.of(CLASSES);
    private static final Sources MAIN = Sources.under("src/main/java");
    private static final Sources TESTS = Sources.under("src/test/java");
    private static final Sources TOOLS = Sources.under("bench/src", "torture/src");

    /** From the ground up. Each module stands somewhere, those within platform on its floor. */
    private static final List<Set<String>> FLOORS = List.of(
            // What a text is, and the shop's words, which are made of texts.
            Set.of("platform.text"),
            Set.of("kernel"),
            Set.of("platform"),
            // Own tables.
            Set.of(
                    "audit",
                    "passwords",
                    "sessions",
                    "accounts",
                    "registration",
                    "signin",
                    "addresses",
                    "inventory",
                    "pricing",
                    "orders",
                    "payments",
                    "catalog",
                    "cart",
                    "waitlists",
                    "reviews",
                    "search",
                    "imports"),
            // Compose others, and own nothing that these own.
            Set.of("aftersales", "checkout", "desk", "fulfillment", "search", "storefront", "privacy", "integrity"),
            // Hear what happened; nothing below calls them.
            Set.of("notifications"),
            // Face people: in a browser, at a terminal, at the start.
            Set.of("pages", "cli", "merkato"));

    private static final Set<String> HTTP = Set.of("ResponseEntity", "HttpHeaders", "EntityTags");
    /** Packages that are the edge themselves. */
    private static final Set<String> EDGE = Set.of(
            "io.merkato.platform.web",
            "io.merkato.platform.body",
            // Makes an answer of a refusal.
            "io.merkato.platform.problem",
            // Keeps answers as they were given: status, headers and body.
            "io.merkato.platform.idempotency",
            // Answers browsers with pages; nothing of the shop is below it.
            "io.merkato.pages",
            // Calls the shop from outside.
            "io.merkato.cli");

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
    void nothingUsesWhatStandsOnAHigherFloor() {
        Map<String, String> climbs = new HashMap<>();
        for (String name : PACKAGES.names()) {
            for (String used : PACKAGES.usedBy(name)) {
                if (floor(used) > floor(name)) {
                    climbs.put(name + " uses " + used, PACKAGES.example(name, used));
                }
            }
        }
        Offenders.of(climbs.keySet(), climb -> climbs.getOrDefault(climb, ""))
                .areNone("A module uses modules of its own floor and of lower ones.");
    }

    @Test
    void modulesDeclareNothingThatTheyDoNotUse() {
        Offenders.of(MODULES.stream()
                        .flatMap(module -> declared(module)
                                .filter(target -> PACKAGES.names().stream()
                                        .filter(name -> (name + ".").startsWith(module.getIdentifier() + "."))
                                        .noneMatch(name -> PACKAGES.usedBy(name).contains(target)))
                                .map(target -> module.getIdentifier() + " declares " + target))
                        .toList())
                .areNone("What a module declares tells what it uses, and nothing more.");
    }

    private static Stream<String> declared(ApplicationModule module) {
        return Stream.of(CLASSES.getPackage(module.getBasePackage().getName())
                        .getAnnotationOfType(org.springframework.modulith.ApplicationModule.class)
                        .allowedDependencies())
                .map(dependency -> dependency.replace(" :: ", "."));
    }

    @Test
    void packagesDoNotUseEachOtherInCircles() {
        Offenders.of(PACKAGES.knots(), PACKAGES::explained)
                .areNone("Packages never use each other in a circle, not even by way of others.");
    }

    @Test
    void packagesAreNotLargerThanCanBeSeenAtOnce() {
        Map<String, Long> sizes = Stream.of(MAIN, TESTS, TOOLS)
                .flatMap(sources -> sources.files().stream())
                .collect(Collectors.groupingBy(file -> String.valueOf(file.getParent()), Collectors.counting()));
        sizes.values().removeIf(size -> size <= 22);
        Offenders.of(sizes.keySet(), folder -> sizes.get(folder) + " files")
                .areNone("A package has at most 22 files. Split it by what it can do, not by layers.");
    }

    @Test
    void methodsAndFilesAreShort() throws IOException {
        List<Sources.Method> methods = Stream.of(MAIN, TESTS, TOOLS)
                .flatMap(sources -> sources.methods().stream())
                .filter(method -> method.lines() > 40)
                .toList();
        Offenders.of(methods, method -> method.lines() + " lines").areNone("A method has at most 40 lines.");
        assertThat(Stream.of(MAIN, TESTS, TOOLS).flatMap(sources -> sources.files().stream()))
                .allSatisfy(file -> assertThat(Files.readAllLines(file))
                        .as("lines of %s", file)
                        .hasSizeLessThanOrEqualTo(400));
    }

    @Test
    void httpEndsInControllers() {
        List<String> found = CLASSES.stream()
                .filter(type -> EDGE.stream().noneMatch(type.getPackageName()::equals))
                .filter(type -> !topLevel(type).endsWith("Controller"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> HTTP.contains(use.getTargetClass().getSimpleName()))
                        .filter(use -> !use.getTargetClass().getPackageName().matches("com.stripe.*|java.net.http"))
                        .map(use ->
                                topLevel(type) + " uses " + use.getTargetClass().getSimpleName()))
                .toList();
        Offenders.of(found)
                .areNone("Answers, headers and entity tags are made in controllers; what is below takes and gives the "
                        + "shop's own types.");
    }

    /** Commands are clients of the shop, and know its routes as any client does. */
    @Test
    void routesStandOnHandlers() {
        Map<String, String> found = MAIN.texts().stream()
                .filter(text -> text.value().startsWith("/v1") || text.value().startsWith("/dev"))
                .filter(text ->
                        !text.file().endsWith("Controller") && !text.file().startsWith("cli/"))
                .collect(Collectors.toMap(Sources.Text::file, Sources.Text::value, (one, other) -> one + " " + other));
        Offenders.of(found.keySet(), file -> found.getOrDefault(file, ""))
                .areNone("A route is written on its handler; what is true of it follows from there.");
    }

    /** A handler that does not say lets nobody in; this tells it before somebody wonders. */
    @Test
    void everyHandlerSaysWhoMayCallIt() {
        List<String> silent = CLASSES.stream()
                .filter(type -> topLevel(type).endsWith("Controller") && !type.isAnnotatedWith(OpenTo.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class)
                        || method.isAnnotatedWith(RequestMapping.class))
                .filter(method -> !method.isAnnotatedWith(OpenTo.class))
                .map(JavaMethod::getFullName)
                .toList();
        assertThat(silent).isEmpty();
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

    /** What comes back is done by one node at a time and is listed with the other jobs. */
    @Test
    void whatComesBackIsAJob() {
        Offenders.of(CLASSES.stream()
                        .filter(type ->
                                type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Scheduled.class)))
                        .map(JavaClass::getSimpleName)
                        .toList())
                .areNone("What is done again and again is a RecurringJob.");
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
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("io.merkato.search.text")
                .should()
                .haveRawType(belongToAnyOf(double.class, float.class, Double.class, Float.class))
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

    private static int floor(String name) {
        String module = name.replaceAll("\\..*", "");
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(name) || FLOORS.get(floor).contains(module)) {
                return floor;
            }
        }
        throw new AssertionError("On which floor does the module " + module + " stand? Say it in FLOORS.");
    }

    private static String topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(type.getSimpleName());
    }

    /** Through a single connection everything comes one after the other, and such a test would prove nothing. */
    @Test
    void racesAreRunOverManyConnections() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.merkato");
        List<JavaMethod> races = tests.stream()
                .filter(type -> type.isAnnotatedWith(ShopTest.class) && !type.isAnnotatedWith(ManyConnections.class))
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
            List<Path> sources = files.filter(
                            file -> file.toString().endsWith(".java") && !file.endsWith("ArchitectureTest.java"))
                    .toList();
            assertThat(sources).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContain("Thread.sleep", "@Disabled", "org.mockito"));
        }
    }
}
