package io.merkato.testing.stripe;

import io.merkato.testing.stripe.events.Events;
import io.merkato.testing.stripe.events.Webhooks;
import io.merkato.testing.stripe.faults.Answers;
import io.merkato.testing.stripe.ledger.Account;
import io.merkato.testing.stripe.ledger.Bank;
import io.merkato.testing.stripe.ledger.Book;
import io.merkato.testing.stripe.ledger.Buyer;
import io.merkato.testing.stripe.ledger.Dashboard;
import io.merkato.testing.stripe.ledger.Payments;
import io.merkato.testing.stripe.wire.FakeClock;
import io.merkato.testing.stripe.wire.Ids;

/** A Stripe that runs in the test, on a port of its own, and does as it is told. */
public final class StripeFake implements AutoCloseable {

    /** The version of Stripe's API that its events are of. */
    public static final String API_VERSION = "2026-07-29.dahlia";

    private final Keys keys;
    private final FakeClock clock = new FakeClock();
    private final Answers answers = new Answers();
    private final Webhooks webhooks;
    private final Events events;
    private final Payments payments;
    private final Api api;
    private final Door door;

    private StripeFake(int port, Keys keys, String webhookSecret) {
        Ids ids = new Ids();
        this.keys = keys;
        this.webhooks = new Webhooks(clock, webhookSecret);
        this.events = new Events(clock, ids, webhooks, API_VERSION);
        this.door = new Door(port, ids);
        this.payments = Payments.of(Account.at(door.address(), clock, ids, events));
        this.api = new Api(payments, new IdempotencyKeys(clock), answers);
        door.open(keys, new Routes(payments, events), api, new Control(this));
    }

    /** On a free port. */
    public static StripeFake start() {
        return start(0, "sk_test_fake_of_merkato", "pk_test_fake_of_merkato", "whsec_fake_of_merkato");
    }

    /** On this port, or a free one for 0. */
    public static StripeFake start(int port, String secretKey, String publishableKey, String webhookSecret) {
        return new StripeFake(port, new Keys(secretKey, publishableKey), webhookSecret);
    }

    /** Where its API is, without a slash at the end. */
    public String address() {
        return door.address();
    }

    public String secretKey() {
        return keys.secret();
    }

    public String publishableKey() {
        return keys.publishable();
    }

    /** What goes wrong with answers. */
    public Answers answers() {
        return answers;
    }

    /** Where events go, and what goes wrong on their way. */
    public Webhooks webhooks() {
        return webhooks;
    }

    public Events events() {
        return events;
    }

    public Buyer buyer() {
        return new Buyer(payments);
    }

    public Bank bank() {
        return new Bank(payments);
    }

    public Dashboard dashboard() {
        return new Dashboard(payments);
    }

    public FakeClock clock() {
        return clock;
    }

    /** What money moved, whatever was told of it. */
    public Book book() {
        return payments.account().book();
    }

    /** Lifts every fault. */
    public void asUsual() {
        answers.asUsual();
        webhooks.asUsual();
    }

    @Override
    public void close() {
        asUsual();
        api.close();
        webhooks.close();
        door.close();
    }
}
