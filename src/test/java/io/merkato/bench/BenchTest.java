package io.merkato.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.Merkato;
import io.merkato.bench.load.CpuMeter;
import io.merkato.bench.load.MeasuredShop;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the benchmarks still know the shop; what they measure is for another machine. */
@ShopTest
class BenchTest {

    private static final String ROW = " +[0-9]+( +[0-9]+\\.[0-9]){3} +0( +[0-9]+\\.[0-9]{2} ms| +-){2}\n";

    @Test
    void everyRequestIsAnsweredAsItShouldBe(Shop shop) {
        Said said = bench(shop, Map.of(), "--clients", "2", "--warmup", "0", "--seconds", "1");

        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .contains("2 clients, 1 s each after 0 s of warm-up")
                .containsPattern("product list, newest" + ROW)
                .containsPattern("product list, by price" + ROW)
                .containsPattern("one product" + ROW)
                .containsPattern("checkout: cart, order, paid" + ROW);
        assertThat(said.exit()).isZero();
    }

    @Test
    void ordersOfOneVariantAndOfAThousandAreMeasured(Shop shop) {
        Said said = bench(shop, Map.of(), "checkout", "--hot", "--clients", "2", "--warmup", "0", "--seconds", "1");

        String row = " +[0-9]+( +[0-9]+\\.[0-9]){3} +0\n";
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .contains("2 clients, 300 orders each after 0 of warm-up")
                .containsPattern("orders of 1,000 variants" + row)
                .containsPattern("orders of one variant" + row);
        assertThat(said.exit()).isZero();
    }

    @Test
    void readsAreMeasured(Shop shop) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BenchArguments arguments = BenchArguments.of("reads", "--clients", "2", "--warmup", "0", "--seconds", "1");
        boolean allWell;
        try (MeasuredShop measured = new MeasuredShop(environment(shop))) {
            allWell = new Reads(new PrintStream(out, true, StandardCharsets.UTF_8), measured, arguments, 40).measure();
        }

        String row = " +[0-9]+( +[0-9]+\\.[0-9]){3} +0( +[0-9]+\\.[0-9]| +-){2}\n";
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("40 products, 2 clients, 1 s each after 0 s of warm-up")
                .containsPattern("remembered lists" + row)
                .containsPattern("remembered pages" + row)
                .containsPattern("lists not remembered" + row)
                .containsPattern("searches with facets")
                .contains("nginx");
        assertThat(allWell).isTrue();
    }

    @Test
    void listsAreMeasuredBesideOrders(Shop shop) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BenchArguments arguments =
                BenchArguments.of("reads", "--orders", "5", "--clients", "2", "--warmup", "0", "--seconds", "1");
        boolean allWell;
        try (MeasuredShop measured = new MeasuredShop(environment(shop))) {
            allWell = new ListsBesideOrders(new PrintStream(out, true, StandardCharsets.UTF_8), measured, arguments, 40)
                    .measure();
        }

        String row = " +[0-9]+( +[0-9]+\\.[0-9]){3} +0\n";
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 clients of each kind, 5 orders a second, 1 s each after 0 s of warm-up")
                .containsPattern("orders of one product" + row)
                .containsPattern("remembered lists" + row)
                .containsPattern("the orders, at once with" + row)
                .containsPattern("the lists" + row)
                .containsPattern(
                        Files.exists(Path.of("/proc/self/stat"))
                                ? "An order costs [0-9]+ us of the CPU, so the orders took [0-9]+ % of it\\. That leaves [0-9]+ lists"
                                : "not known here");
        assertThat(allWell).isTrue();
        assertThat(shop.anonymous()
                        .get("/v1/products?category=" + ReadCatalogue.category(0) + "&sort=newest")
                        .expect(200)
                        .toString())
                .doesNotContain("Bench product");
    }

    @Test
    void checkoutsAtASlowGatewayAreMeasuredAndItIsQuickAgainAfterwards(Shop shop) {
        Said said = bench(
                shop,
                Map.of(),
                "checkout",
                "--gateway-millis",
                "20",
                "--clients",
                "2",
                "--warmup",
                "0",
                "--seconds",
                "1");

        String row = " +[0-9]+( +[0-9]+\\.[0-9]){3} +0\n";
        assertThat(said.err()).isEmpty();
        assertThat(said.out())
                .contains("2 clients, 1 s each after 0 s of warm-up")
                .containsPattern("the gateway answers at once" + row)
                .containsPattern("the gateway takes 20 ms" + row)
                .containsPattern("\\d+ % of the rate");
        assertThat(said.exit()).isZero();
        assertThat(shop.anonymous().get("/dev/gateway").expect(200).at("/faults"))
                .isEmpty();
    }

    /** Of this very process: the shop of the tests runs in it, and its database beside it. */
    @Test
    void theProcessesOfShopAndDatabaseAreFound(Shop shop) {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")));

        CpuMeter meter = CpuMeter.ofShopAt(shop.address().getPort());

        assertThat(meter.describe())
                .contains("shop, process " + ProcessHandle.current().pid())
                .contains("PostgreSQL, process ");
        assertThat(meter.used().shop()).isPositive();
        assertThat(meter.used().database()).isPositive();
    }

    @Test
    void whereNobodyListensNothingIsKnown() {
        assertThat(CpuMeter.ofShopAt(1).used()).isEqualTo(new CpuMeter.Used(null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--clients 0",
                "--clients",
                "--clients x",
                "--seconds 0",
                "--warmup -1",
                "--port 1",
                "signin",
                "search --products 0",
                "search --data",
                "--products 5",
                "reviews --data folder",
                "reads --orders 0",
                "--orders 5",
                "checkout",
                "checkout --hot --clients",
                "checkout --hot --gateway-millis 5",
                "checkout --gateway-millis 0",
                "--gateway-millis 5"
            })
    void aWrongCallIsToldHowItIsRight(String typed, Shop shop) {
        Said said = bench(shop, Map.of(), typed.split(" "));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("usage: ./merkato bench");
    }

    @Test
    void onlyAShopOfThisMachineIsPutUnderLoad(Shop shop) {
        Said said = bench(shop, Map.of("MERKATO_URL", "http://192.0.2.1:8080"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("Only a shop on this machine");
    }

    /** The jar of the shop is made of the folder that its main class is in. */
    @Test
    void theShopIsBuiltWithoutBenchmarks() throws URISyntaxException, IOException {
        Path shop = Path.of(Merkato.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        try (Stream<Path> files = Files.walk(shop)) {
            assertThat(files.map(file -> shop.relativize(file).toString()))
                    .contains("io/merkato/Merkato.class")
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("bench"));
        }
    }

    private static Said bench(Shop shop, Map<String, String> more, String... typed) {
        Map<String, String> environment = environment(shop);
        environment.putAll(more);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Bench.run(
                typed,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, String> environment(Shop shop) {
        return new HashMap<>(Map.of(
                "MERKATO_URL", shop.address().toString(),
                "MERKATO_ADMIN_EMAIL", Shop.ADMIN_EMAIL,
                "MERKATO_ADMIN_PASSWORD", Shop.ADMIN_PASSWORD));
    }

    private record Said(int exit, String out, String err) {}
}
