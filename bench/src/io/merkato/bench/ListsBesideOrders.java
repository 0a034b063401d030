package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.CpuMeter;
import io.merkato.bench.load.Load;
import io.merkato.bench.load.Load.Sample;
import io.merkato.bench.load.MeasuredShop;
import io.merkato.bench.load.WireLoad;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Measures what a sale does to those who only look: orders of one product alone, remembered lists alone, some of which show it, and
 * both at once. Orders take CPU that lists do not get; whether they cost lists more than that is what the last line tells.
 */
final class ListsBesideOrders {

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final int products;
    private final CpuMeter cpu;
    private final Load load;
    private final Queue<String> baskets = new ConcurrentLinkedQueue<>();

    /** With so many products. */
    ListsBesideOrders(PrintStream out, MeasuredShop shop, BenchArguments arguments, int products) {
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.products = products;
        this.cpu = CpuMeter.ofShopAt(shop.port());
        this.load = new Load(arguments.clients());
    }

    boolean measure() throws BenchFailed, IOException, InterruptedException {
        new ReadCatalogue(shop, products).ids();
        JsonNode product = Bench.newProduct(shop, ReadCatalogue.category(0));
        try {
            return measure(product.path("variants").path(0).path("id").asString());
        } finally {
            shop.delete(
                    "/v1/admin/products/" + product.path("id").asString(),
                    "Authorization",
                    "Bearer " + shop.signInAdmin());
        }
    }

    private boolean measure(String variant) throws IOException, InterruptedException {
        Supplier<byte[]> lists = Reads.any(Reads.lists(), shop.port());
        out.printf(
                Locale.ROOT,
                "%s clients of each kind, %s orders a second, %s s each after %s s of warm-up%n%s%n",
                arguments.clients(),
                arguments.orders(),
                arguments.length().toSeconds(),
                arguments.warmUp().toSeconds(),
                cpu.describe());
        fill(variant, arguments.warmUp());
        Future<Sample> warmUp = meanwhile(() -> read(lists, arguments.warmUp()));
        order(arguments.warmUp());
        result(warmUp);

        Sample.printHead(out, "what");
        fill(variant, arguments.length());
        Measured orders = measured("orders of one product", () -> order(arguments.length()));
        Measured alone = measured("remembered lists", () -> read(lists, arguments.length()));

        fill(variant, arguments.length());
        Future<Sample> reading = meanwhile(() -> read(lists, arguments.length()));
        Sample ordered = order(arguments.length());
        Sample read = result(reading);
        ordered.print(out, "the orders, at once with");
        read.print(out, "the lists");
        compare(orders, alone.sample(), ordered, read);
        return orders.sample().isClean() && alone.sample().isClean() && ordered.isClean() && read.isClean();
    }

    /** As many baskets as can be ordered in so much time. */
    private void fill(String variant, Duration length) throws InterruptedException {
        int missing = (int) (length.toSeconds() * arguments.orders()) + arguments.clients() - baskets.size();
        load.times(missing, () -> {
            HttpResponse<String> cart = shop.post("/v1/cart/items", """
                    {"variantId":"%s","quantity":1}""".formatted(variant));
            cart.headers().firstValue("Cart-Token").ifPresent(baskets::add);
            return cart.statusCode() == 200;
        });
    }

    private Sample order(Duration length) throws InterruptedException {
        return load.repeat(
                () -> {
                    String basket = baskets.poll();
                    return basket != null && Bench.order(shop, basket);
                },
                arguments.orders(),
                length);
    }

    private Sample read(Supplier<byte[]> lists, Duration length) throws IOException {
        return new WireLoad(shop.port(), arguments.clients()).repeat(lists, length);
    }

    private Measured measured(String name, Callable<Sample> work) throws IOException, InterruptedException {
        @Nullable Duration before = used();
        Sample sample = result(meanwhile(work));
        Measured measured = new Measured(sample, before, used());
        sample.print(out, name);
        return measured;
    }

    private static Future<Sample> meanwhile(Callable<Sample> work) {
        FutureTask<Sample> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static Sample result(Future<Sample> work) throws IOException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** What shop, PostgreSQL and clients have had of the CPU, or null where it is not known. */
    private @Nullable Duration used() {
        CpuMeter.Used used = cpu.used();
        Duration own = CpuMeter.usedBy(ProcessHandle.current().pid());
        return used.shop() == null || used.database() == null || own == null
                ? null
                : used.shop().plus(used.database()).plus(own);
    }

    /** What lists would come to if orders cost them nothing but the CPU that they take. */
    private void compare(Measured orders, Sample alone, Sample ordered, Sample read) {
        Long order = orders.nanosEach();
        if (order == null) {
            out.println("What orders take of the CPU is not known here, so nothing is compared.");
            return;
        }
        long allNanos =
                Runtime.getRuntime().availableProcessors() * read.length().toNanos();
        long percent = Math.min(100, ordered.succeeded() * order * 100 / allNanos);
        long left = alone.perSecond() * (100 - percent) / 100;
        out.printf(
                Locale.ROOT,
                "An order costs %s us of the CPU, so the orders took %s %% of it. That leaves %s lists a second, of which %s %% were read.%n",
                order / 1000,
                percent,
                left,
                left == 0 ? "-" : Long.toString(read.perSecond() * 100 / left));
    }

    /** What was done alone, and the CPU time before and after it. */
    private record Measured(
            Sample sample,
            @Nullable Duration before,
            @Nullable Duration after) {

        @Nullable Long nanosEach() {
            return before == null || after == null || sample.succeeded() == 0
                    ? null
                    : after.minus(before).toNanos() / sample.succeeded();
        }
    }
}
