package io.merkato.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as the launcher gives them, each in a process of its own. */
@ShopTest
class CommandsTest {

    @TempDir
    private Path folder;

    @Test
    void anIndexIsMadeAnew(Shop shop) throws Exception {
        long before = shop.admin().get("/v1/admin/search/index").expect(200).number("/reindex");

        Said said = said(ReindexCommand.class, Map.of(), shop);

        assertThat(said.text()).containsPattern("The index of \\d+ products was made anew in \\d+ s\\.");
        assertThat(said.exit()).isZero();
        assertThat(shop.admin().get("/v1/admin/search/index").expect(200).number("/reindex"))
                .isGreaterThan((int) before);
    }

    @Test
    void aFileIsImportedAndWhatIsWrongWithItTold(Shop shop) throws Exception {
        Path good = file("good.ndjson", """
                {"sku":"COMMAND-1","title":"Command lamp","priceMinor":1900,"currency":"EUR","stock":3}
                {"sku":"COMMAND-2","title":"Command desk","priceMinor":2900,"currency":"EUR","stock":3}
                """);
        Path bad = file("bad.ndjson", """
                {"sku":"COMMAND-1","title":"Command lamp","priceMinor":1700,"currency":"EUR","stock":3}
                {"sku":"COMMAND-3"}
                """);

        Said all = said(ImportCommand.class, Map.of(), shop, good.toString());
        assertThat(all.text()).contains("2 created, 0 updated, 0 failed");
        assertThat(all.exit()).isZero();

        Said some = said(ImportCommand.class, Map.of(), shop, bad.toString());
        assertThat(some.text()).contains("0 created, 1 updated, 1 failed").containsPattern("line 2: [A-Z_]+ ");
        assertThat(some.exit()).isEqualTo(1);
    }

    @Test
    void aWrongCallAShopThatRefusesAndOneThatIsNotThereAreTold(Shop shop) throws Exception {
        Said wrong = said(ReindexCommand.class, Map.of(), shop, "now");
        assertThat(wrong).isEqualTo(new Said(2, """
                merkato: reindex takes no arguments. MERKATO_URL or PORT says which shop.
                """));

        Said refused = said(ReindexCommand.class, Map.of("MERKATO_ADMIN_PASSWORD", "not the one"), shop);
        assertThat(refused).isEqualTo(new Said(1, """
                merkato: The shop does not accept the password of admin@shop.test. Set MERKATO_ADMIN_EMAIL and MERKATO_ADMIN_PASSWORD.
                """));

        Said nobody = said(ReindexCommand.class, Map.of("MERKATO_URL", "http://127.0.0.1:1"), shop);
        assertThat(nobody).isEqualTo(new Said(1, """
                merkato: The shop does not answer at http://127.0.0.1:1. Start it with ./merkato run.
                """));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Said said(Class<?> command, Map<String, String> more, Shop shop, String... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                command.getName()));
        line.addAll(List.of(arguments));
        Path text = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(text.toFile());
        Map<String, String> environment = new HashMap<>(Map.of(
                "MERKATO_URL", shop.address().toString(),
                "MERKATO_ADMIN_EMAIL", Shop.ADMIN_EMAIL,
                "MERKATO_ADMIN_PASSWORD", Shop.ADMIN_PASSWORD));
        environment.putAll(more);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Said(process.exitValue(), Files.readString(text));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Said(int exit, String text) {}
}
