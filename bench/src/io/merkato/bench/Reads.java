package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.CpuMeter;
import io.merkato.bench.load.Load.Sample;
import io.merkato.bench.load.MeasuredShop;
import io.merkato.bench.load.Nginx;
import io.merkato.bench.load.WireLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures what most visitors ask for: lists and pages that the shop remembers, lists that it does not, searches with facets; and
 * how nginx gives the same bytes from files.
 */
final class Reads {

    private static final String ROW = "%-34s %10s %9s %9s %9s %8s %12s %12s%n";
    static final int PRODUCTS = 10_000;

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final CpuMeter cpu;
    private final Random random = new Random(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final int products;
    private boolean allWell = true;

    /** With so many products. */
    Reads(PrintStream out, MeasuredShop shop, BenchArguments arguments, int products) {
        this.products = products;
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.cpu = CpuMeter.ofShopAt(shop.port());
    }

    boolean measure() throws BenchFailed, IOException, InterruptedException {
        List<String> pages = new ReadCatalogue(shop, products)
                .ids().stream().map(id -> "/v1/products/" + id).toList();
        List<String> lists = lists();
        out.printf(
                Locale.ROOT,
                "%s products, %s clients, %s s each after %s s of warm-up%n%s%n",
                pages.size(),
                arguments.clients(),
                arguments.length().toSeconds(),
                arguments.warmUp().toSeconds(),
                cpu.describe());
        out.printf(
                Locale.ROOT,
                ROW,
                "what",
                "per second",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "failed",
                "CPU us",
                "database us");
        @Nullable Long list = measure("remembered lists", any(lists));
        @Nullable Long page = measure("remembered pages", any(pages));
        measure("lists not remembered", () -> request(unseenList()));
        if (knowsFacets()) {
            measure("searches with facets", () -> request(unseenSearch()));
        } else {
            out.println("searches with facets: this shop has none");
        }
        compare(lists, list, pages, page);
        return allWell;
    }

    /** Some 400 lists, as shoppers click them together. */
    static List<String> lists() {
        List<String> lists = new ArrayList<>();
        for (int group = 0; group < ReadCatalogue.GROUPS; group++) {
            for (String sort : List.of("newest", "price", "-price", "name", "rating")) {
                String list = "/v1/products?category=" + ReadCatalogue.category(group) + "&sort=" + sort;
                lists.add(list);
                lists.add(list + "&inStock=true");
                lists.add(list + "&brand=" + ReadCatalogue.BRANDS.get(group % ReadCatalogue.BRANDS.size()));
                lists.add(list + "&minPrice=20000");
            }
        }
        return lists;
    }

    private String unseenList() {
        int number = asked.incrementAndGet();
        return "/v1/products?category=" + ReadCatalogue.category(random.nextInt(ReadCatalogue.GROUPS)) + "&sort=price"
                + "&minPrice=" + random.nextInt(100_000) + "&maxPrice=" + (200_000 + number);
    }

    private String unseenSearch() {
        List<String> words = ReadCatalogue.WORDS;
        return "/v1/products?facets=true&q=" + words.get(random.nextInt(words.size())) + "+"
                + words.get(random.nextInt(words.size())) + "&maxPrice=" + (1_000_000 + asked.incrementAndGet());
    }

    private boolean knowsFacets() throws IOException, InterruptedException {
        return shop.get("/v1/products?facets=true&q=lamp").statusCode() == 200;
    }

    private byte[] request(String path) {
        return WireLoad.get(path, shop.port());
    }

    private Supplier<byte[]> any(List<String> paths) {
        return any(paths, shop.port());
    }

    /** Requests for any of the paths, by chance. */
    static Supplier<byte[]> any(List<String> paths, int port) {
        List<byte[]> requests =
                paths.stream().map(path -> WireLoad.get(path, port)).toList();
        Random random = new Random(1);
        return () -> requests.get(random.nextInt(requests.size()));
    }

    /** Nanoseconds of the shop's CPU for each. */
    private @Nullable Long measure(String name, Supplier<byte[]> requests) throws IOException {
        WireLoad load = new WireLoad(shop.port(), arguments.clients());
        load.repeat(requests, arguments.warmUp());
        CpuMeter.Used before = cpu.used();
        Sample sample = load.repeat(requests, arguments.length());
        CpuMeter.Used after = cpu.used();
        Long each = each(before.shop(), after.shop(), sample.succeeded());
        print(name, sample, each, each(before.database(), after.database(), sample.succeeded()));
        return each;
    }

    private void print(String name, Sample sample, @Nullable Long shopNanos, @Nullable Long databaseNanos) {
        allWell &= sample.isClean();
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                sample.perSecond(),
                sample.millis(50),
                sample.millis(95),
                sample.millis(99),
                sample.failed(),
                micros(shopNanos),
                micros(databaseNanos));
    }

    private static @Nullable Long each(@Nullable Duration before, @Nullable Duration after, int count) {
        return before == null || after == null || count == 0
                ? null
                : after.minus(before).toNanos() / count;
    }

    private static String micros(@Nullable Long nanos) {
        return nanos == null ? "-" : nanos / 1000 + "." + nanos % 1000 / 100;
    }

    private void compare(List<String> lists, @Nullable Long list, List<String> pages, @Nullable Long page)
            throws BenchFailed, IOException, InterruptedException {
        Map<String, byte[]> files = new HashMap<>();
        keep(files, "list", lists);
        keep(files, "page", pages);
        try (Nginx nginx = Nginx.serving(files)) {
            if (nginx == null) {
                out.println("nginx is not installed, so there is nothing to compare with");
                return;
            }
            compare(nginx, "list", lists.size(), list);
            compare(nginx, "page", pages.size(), page);
        }
    }

    private void keep(Map<String, byte[]> files, String name, List<String> paths)
            throws BenchFailed, IOException, InterruptedException {
        for (int i = 0; i < paths.size(); i++) {
            String body = shop.get(paths.get(i)).body();
            files.put(name + i, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void compare(Nginx nginx, String name, int count, @Nullable Long shopNanos) throws IOException {
        Supplier<byte[]> requests =
                any(IntStream.range(0, count).mapToObj(i -> "/" + name + i).toList(), nginx.port());
        WireLoad load = new WireLoad(nginx.port(), arguments.clients());
        load.repeat(requests, arguments.warmUp());
        Duration before = CpuMeter.usedBy(nginx.pid());
        Sample sample = load.repeat(requests, arguments.length());
        Long each = each(before, CpuMeter.usedBy(nginx.pid()), sample.succeeded());
        print("nginx: the same " + name + "s", sample, each, null);
        if (each != null && shopNanos != null && each > 0) {
            long tenths = shopNanos * 10 / each;
            out.printf(
                    Locale.ROOT,
                    "a remembered %s costs the shop %s.%s times the CPU that it costs nginx%n",
                    name,
                    tenths / 10,
                    tenths % 10);
        }
    }
}
