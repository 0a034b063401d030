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
import org.junit.jupiter.api.Test;

/** The README's walk, pasted block by block into one bash, as a newcomer would. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("<!-- walk -->\\s*```bash\\n(.*?)```", Pattern.DOTALL);

    @Test
    void theWalkEndsInAPaidOrder() throws IOException, InterruptedException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(5);
        try (Shop shop = Shop.start("--merkato.demo=true")) {
            ProcessBuilder walk = new ProcessBuilder("bash", "-euo", "pipefail", "-c", String.join("\n", blocks))
                    .redirectErrorStream(true);
            walk.environment().put("MERKATO", shop.address().toString());
            Process bash = walk.start();
            // Read to the end first: a full pipe would hold up the walk.
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();

            assertThat(bash.exitValue()).as(said).isZero();
            assertThat(said).contains("\"status\":\"confirmed\"", "\"paymentStatus\":\"paid\"");
        }
    }
}
