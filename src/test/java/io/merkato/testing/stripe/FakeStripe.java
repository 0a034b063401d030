package io.merkato.testing.stripe;

import java.net.URI;
import java.util.List;

/** Runs the fake as a program of its own. */
final class FakeStripe {

    private static final String USAGE =
            "FakeStripe [--port N] [--secret-key K] [--publishable-key K] [--webhook URL] [--webhook-secret S]";

    private FakeStripe() {}

    public static void main(String[] args) {
        List<String> given = List.of(args);
        for (int i = 0; i < given.size(); i += 2) {
            if (!USAGE.contains("[" + given.get(i) + " ") || i + 1 == given.size()) {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
        StripeFake stripe = StripeFake.start(
                Integer.parseInt(option(given, "--port", "0")),
                option(given, "--secret-key", "sk_test_fake_of_merkato"),
                option(given, "--publishable-key", "pk_test_fake_of_merkato"),
                option(given, "--webhook-secret", "whsec_fake_of_merkato"));
        String webhook = option(given, "--webhook", "");
        if (!webhook.isEmpty()) {
            stripe.webhooks().goTo(URI.create(webhook));
        }
        System.out.println("The fake of Stripe is ready at " + stripe.address());
    }

    private static String option(List<String> given, String name, String otherwise) {
        int place = given.indexOf(name);
        return place < 0 ? otherwise : given.get(place + 1);
    }
}
