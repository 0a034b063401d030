package io.merkato.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.merkato.platform.problem.PlatformProblem;
import io.merkato.platform.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All refusals of the shop, by status and code. */
public final class ProblemCatalogue {

    private static final List<ProblemType> ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.merkato").stream()
                    .filter(type -> type.isAssignableTo(ProblemType.class))
                    .filter(JavaClass::isEnum)
                    .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                    .map(ProblemType.class::cast)
                    .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::name))
                    .toList();

    private ProblemCatalogue() {}

    public static List<ProblemType> all() {
        return ALL;
    }

    static List<String> codes() {
        return ALL.stream().map(ProblemType::name).distinct().sorted().toList();
    }

    /** The refusal of this code; where a module has one of the same name as the platform, the module's. */
    static ProblemType named(String code) {
        return ALL.stream()
                .filter(type -> type.name().equals(code))
                .min(Comparator.comparing(PlatformProblem.class::isInstance))
                .orElseThrow(() -> new IllegalStateException("There is no problem " + code));
    }
}
