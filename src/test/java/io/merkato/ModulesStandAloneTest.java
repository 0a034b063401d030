package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.merkato.testing.slices.Slice;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.SpringBean;

/** A module names what it needs: with that, over a database and without a web server, it starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModulesStandAloneTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Merkato.class);

    private Slice ground;

    @BeforeAll
    void startTheGround() {
        ground = Slice.of("platform.invariants");
    }

    @AfterAll
    void stopTheGround() {
        ground.close();
    }

    @ParameterizedTest
    @MethodSource("modulesWithTables")
    void aModuleStartsWithWhatItNamesAndNothingElse(String module) {
        try (Slice slice = ground.beside(module)) {
            assertThat(stores(MODULES.getModuleByName(module).orElseThrow()))
                    .allSatisfy(store -> assertThat(slice.bean(store)).isNotNull());
        }
    }

    /** Those of a file that is called otherwise would be asked of the whole shop only. */
    @Test
    void everyFileOfInvariantsIsThatOfAModule() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:invariants/*.sql");

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(MODULES.getModuleByName(
                        String.valueOf(file.getFilename()).replace(".sql", "")))
                .as("%s", file)
                .isPresent());
    }

    static Stream<String> modulesWithTables() {
        return MODULES.stream().filter(module -> !stores(module).isEmpty()).map(module -> module.getIdentifier()
                .toString());
    }

    private static List<? extends Class<?>> stores(ApplicationModule module) {
        return module.getSpringBeans().stream()
                .map(SpringBean::getType)
                .filter(type -> type.getSimpleName().endsWith("Store"))
                .map(JavaClass::reflect)
                .toList();
    }
}
