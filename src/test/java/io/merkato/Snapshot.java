package io.merkato;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that the code must agree with. {@code -Dmerkato.update-snapshots=true} writes it anew; the change
 * is then reviewed like any other.
 */
record Snapshot(Path file) {

    static Snapshot of(String file) {
        return new Snapshot(Path.of(file));
    }

    void compare(String fresh) throws IOException {
        if (Boolean.getBoolean("merkato.update-snapshots")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, fresh);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s is not what the code says; if it should be: ./merkato test -Dtest='ContractTest,ArchitectureTest,*PageTest' "
                                + "-Dmerkato.update-snapshots=true, then review the change",
                        file)
                .isEqualTo(fresh);
    }
}
