package io.merkato.bench;

import io.merkato.bench.load.BenchFailed;
import io.merkato.bench.load.Load;
import io.merkato.bench.load.Load.Sample;
import io.merkato.bench.load.MeasuredShop;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Locale;

/**
 * Measures checkouts while the sandbox's gateway answers at once, and while it takes its time for each charge. A shop that kept a
 * connection for everybody who waits would come to as many a second as its pool has connections, divided by that time.
 */
final class SlowGateway {

    private static final String FAULTS = "/dev/gateway/faults";

    /** What the gateway's script takes at most: 20 faults of 1,000 times. */
    private static final int FAULT_COUNT = 20;

    private static final int TIMES_EACH = 1000;

    private final PrintStream out;
    private final MeasuredShop shop;
    private final BenchArguments arguments;
    private final Load load;

    SlowGateway(PrintStream out, MeasuredShop shop, BenchArguments arguments) {
        this.out = out;
        this.shop = shop;
        this.arguments = arguments;
        this.load = new Load(arguments.clients());
    }

    boolean measure() throws BenchFailed, IOException, InterruptedException {
        String variant =
                Bench.newProduct(shop).path("variants").path(0).path("id").asString();
        out.printf(
                Locale.ROOT,
                "%s clients, %s s each after %s s of warm-up%n",
                arguments.clients(),
                arguments.length().toSeconds(),
                arguments.warmUp().toSeconds());
        Sample.printHead(out, "checkout: cart, order, paid");
        load.repeat(() -> Bench.checkout(shop, variant), arguments.warmUp());
        Sample atOnce = measure("the gateway answers at once", variant);
        Sample slow = measureSlow(variant);
        out.printf(Locale.ROOT, "%s %% of the rate%n", 100 * slow.perSecond() / Math.max(1, atOnce.perSecond()));
        return atOnce.isClean() && slow.isClean();
    }

    private Sample measureSlow(String variant) throws BenchFailed, IOException, InterruptedException {
        String fault = "{\"verb\":\"charge\",\"effect\":\"delayed\",\"delayMs\":%s,\"times\":%s}"
                .formatted(arguments.gateway().toMillis(), TIMES_EACH);
        String faults = "{\"items\":[%s]}".formatted(String.join(",", Collections.nCopies(FAULT_COUNT, fault)));
        shop.expect(200, shop.put(FAULTS, faults));
        try {
            String name = "the gateway takes " + arguments.gateway().toMillis() + " ms";
            Sample sample = measure(name, variant);
            if (sample.succeeded() > FAULT_COUNT * TIMES_EACH) {
                throw new BenchFailed("The gateway is slow for %s charges only. Measure for less time."
                        .formatted(FAULT_COUNT * TIMES_EACH));
            }
            return sample;
        } finally {
            shop.delete(FAULTS);
        }
    }

    private Sample measure(String name, String variant) throws InterruptedException {
        Sample sample = load.repeat(() -> Bench.checkout(shop, variant), arguments.length());
        sample.print(out, name);
        return sample;
    }
}
