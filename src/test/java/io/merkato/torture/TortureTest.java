package io.merkato.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.Merkato;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the torture still knows the shop; it is worth something when it goes on for longer. */
class TortureTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aShopThatIsKilledForSomeSecondsKeepsItsPromises() throws IOException, InterruptedException {
        int exit = torture("--seconds", "8", "--seed", "3");

        assertThat(exit).as(out + "\n" + err).isZero();
        assertThat(out.toString(UTF_8))
                .contains("seed 3, 8 s")
                .containsPattern("acknowledged orders lost +0\n")
                .containsPattern("units oversold +0\n")
                .containsPattern("invariants broken +0\n")
                .contains("every promise was kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--minutes",
                "--minutes x",
                "--minutes 0",
                "--seconds -1",
                "--seed 1 --seed 2",
                "--minutes 1 --seconds 1",
                "--hours 1"
            })
    void aWrongCallIsToldHowItIsRight(String typed) throws IOException, InterruptedException {
        assertThat(torture(typed.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("usage: ./merkato torture");
    }

    /** The jar of the shop is made of the folder that its main class is in. */
    @Test
    void theShopIsBuiltWithoutIt() throws URISyntaxException, IOException {
        Path shop = Path.of(Merkato.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        try (Stream<Path> files = Files.walk(shop)) {
            assertThat(files.map(file -> shop.relativize(file).toString()))
                    .contains("io/merkato/Merkato.class")
                    .noneMatch(name -> name.contains("torture") || name.contains("StripeFake"));
        }
    }

    private int torture(String... typed) throws IOException, InterruptedException {
        return Torture.run(List.of(typed), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
