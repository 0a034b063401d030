package io.merkato.torture;

import io.merkato.testing.stripe.StripeFake;
import io.merkato.testing.stripe.ledger.Book;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where it is paid: at a fake of Stripe, which keeps a book of its own. */
final class Till implements AutoCloseable {

    static final String METHOD = "stripe";

    private static final String ORDER = "order";

    private final StripeFake stripe =
            StripeFake.start(0, "sk_test_of_the_torture", "pk_test_of_the_torture", "whsec_of_the_torture");

    /** The settings by which nodes find it. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("MERKATO_STRIPE_SECRET_KEY", stripe.secretKey());
        settings.put("MERKATO_STRIPE_PUBLISHABLE_KEY", stripe.publishableKey());
        settings.put("MERKATO_STRIPE_WEBHOOK_SECRET", stripe.webhooks().secret());
        settings.put("MERKATO_STRIPE_API_BASE", stripe.address());
        return settings;
    }

    /** Makes sure that it is offered. */
    void open(Told methods) {
        if (methods.json().path("items").valueStream().noneMatch(item -> item.path("code")
                .asString("")
                .equals(METHOD))) {
            throw new TortureFailed("The shop does not offer " + METHOD + ": " + methods.body());
        }
    }

    StripeFake stripe() {
        return stripe;
    }

    /** Cards by what becomes of them: most pay. */
    List<String> cards() {
        List<String> cards = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            cards.add("pm_card_visa");
        }
        cards.add("pm_card_chargeDeclined");
        return cards;
    }

    /** What the gateway itself knows of each order, by its id. */
    Map<String, Taken> book() {
        Map<String, Taken> taken = new HashMap<>();
        for (Book.Sums sums : stripe.book().all()) {
            taken.merge(
                    sums.metadata().getOrDefault(ORDER, "of no order"),
                    new Taken(sums.charges(), sums.keptMinor()),
                    Taken::plus);
        }
        return taken;
    }

    @Override
    public void close() {
        stripe.close();
    }

    /** What was taken for one order. */
    record Taken(int charges, long keptMinor) {

        Taken plus(Taken other) {
            return new Taken(charges + other.charges, keptMinor + other.keptMinor);
        }
    }
}
