package io.merkato.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.folders.Folders;
import io.merkato.testing.process.ShopProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is unpacked whole or not at all, and what an earlier version left half-written heals. */
class ServerProgramsTest {

    private final Path data = Folders.newOne("programs-");

    @AfterEach
    void deleteData() {
        Folders.delete(data);
    }

    @Test
    void aDiskThatIsFullAtTheFirstStartLeavesNothingBehind() {
        try (ShopProcess cramped = ShopProcess.launchCramped(2_000, data, Map.of())) {
            assertThat(cramped.exitCode()).as(cramped.output()).isEqualTo(1);
            assertThat(cramped.output())
                    .contains("PostgreSQL cannot be unpacked into " + data, "See that the disk has room")
                    .doesNotContain("\tat ");
        }
        assertThat(data.resolve("postgres-bin")).isEmptyDirectory();

        try (ShopProcess again = ShopProcess.launch(data, Map.of())) {
            again.client().get("/health/ready").expect(200);
        }
    }

    @Test
    void damageHeals() throws IOException {
        Database.open(data, null).close();
        Path programs = programs();

        // As a full disk and an earlier version have left it.
        empty(programs.resolve("bin").resolve("initdb"));
        empty(programs.resolve("bin").resolve("postgres"));
        Files.delete(programs.resolve(".files"));
        Database.open(data, null).close();
        assertThat(programs.resolve("bin").resolve("initdb")).isNotEmptyFile();

        // As somebody who cleans up leaves it.
        Files.delete(programs.resolve("bin").resolve("pg_ctl"));
        empty(programs.resolve("bin").resolve("postgres"));
        Database.open(data, null).close();
        assertThat(programs.resolve("bin").resolve("postgres")).isNotEmptyFile();
    }

    private Path programs() throws IOException {
        try (var versions = Files.list(data.resolve("postgres-bin"))) {
            return versions.toList().getFirst();
        }
    }

    private static void empty(Path file) throws IOException {
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }
}
