package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.info.BuildProperties;

/** What the launcher says without building or starting anything. */
@ShopTest
class LauncherTest {

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "version"})
    void itTellsTheVersionThatTheShopTells(String argument, Shop shop) throws IOException, InterruptedException {
        String version = shop.bean(BuildProperties.class).getVersion();

        assertThat(said(0, argument)).isEqualTo("Merkato " + version + "\n");
        assertThat(shop.anonymous().get("/openapi.json").text("/info/version")).isEqualTo(version);
        assertThat(shop.anonymous().get("/docs").body()).contains("Version " + version);
    }

    @Test
    void itExplainsItself() throws IOException, InterruptedException {
        assertThat(said(0, "help"))
                .contains("run", "build", "import", "torture", "version", "PORT", "MERKATO_CURRENCY");
        assertThat(said(2, "frobnicate")).contains("unknown command: frobnicate", "Usage:");
        assertThat(said(1, "run", "--port")).contains("run takes no arguments");
    }

    private static String said(int exit, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder launcher = new ProcessBuilder("./merkato").redirectErrorStream(true);
        launcher.command().addAll(List.of(arguments));
        Process process = launcher.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }
}
