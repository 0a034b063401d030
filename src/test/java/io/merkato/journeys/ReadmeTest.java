package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Shop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's walks, pasted block by block into one shell, as a newcomer would. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("<!-- walk -->\\s*```bash\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theWalksEndInARefund() throws IOException, InterruptedException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(12);
        try (Shop shop = Shop.start("--merkato.demo=true")) {
            for (String shell : installed("bash", "zsh")) {
                String said = walk(shell, blocks, shop);

                assertThat(said.split("\"status\":\"confirmed\"\\s+\"paymentStatus\":\"paid\"", -1))
                        .as(said)
                        .hasSizeGreaterThan(3);
                assertThat(said)
                        .contains("\"total\":{\"amount\":3290", "\"available\":12", "\"available\":10", "Your order M-")
                        .containsPattern("\"status\":\"completed\"\\s+\"fulfillmentStatus\":\"delivered\"")
                        .contains("\"type\":\"parcelShipped\"", "\"type\":\"parcelDelivered\"", "is on its way")
                        .contains("\"status\":\"succeeded\"", "\"refundable\":{\"amount\":3690")
                        .containsPattern("5\\.00 EUR of your order M-\\S+ were given back");
            }
        }
    }

    private static String walk(String shell, List<String> blocks, Shop shop) throws IOException, InterruptedException {
        ProcessBuilder walk = new ProcessBuilder(shell, "-euo", "pipefail", "-c", String.join("\n", blocks))
                .redirectErrorStream(true);
        walk.environment().put("MERKATO", shop.address().toString());
        walk.environment().put("MERKATO_ADMIN_EMAIL", Shop.ADMIN_EMAIL);
        walk.environment().put("MERKATO_ADMIN_PASSWORD", Shop.ADMIN_PASSWORD);
        Process process = walk.start();
        // Read to the end first: a full pipe would hold up the walk.
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** macOS comes with zsh, and many a Linux without. */
    private static List<String> installed(String... shells) {
        return Stream.of(shells)
                .filter(shell -> Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell))))
                .toList();
    }
}
