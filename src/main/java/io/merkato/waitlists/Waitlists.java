package io.merkato.waitlists;

import static io.merkato.accounts.AccountProblem.INVALID_TOKEN;
import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;
import static io.merkato.platform.problem.PlatformProblem.VALIDATION_FAILED;
import static io.merkato.waitlists.WaitlistProblem.ALREADY_IN_STOCK;

import io.merkato.accounts.Accounts;
import io.merkato.catalog.Product;
import io.merkato.catalog.Products;
import io.merkato.catalog.SellableVariant;
import io.merkato.catalog.rules.ProductStatus;
import io.merkato.inventory.Inventory;
import io.merkato.inventory.StockLevel;
import io.merkato.kernel.Ids;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.problem.FieldError;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in who wants to wait, and confirms the addresses of guests. */
@Component
public class Waitlists {

    private static final RateLimit PER_NETWORK =
            new RateLimit("stock-notification-network", 200, Duration.ofMinutes(15));
    /** A mailbox is not to be filled by strangers. */
    private static final RateLimit PER_ADDRESS = new RateLimit("stock-notification", 10, Duration.ofHours(1));

    private static final RateLimit FAILURES = new RateLimit("confirm-stock-notification", 300, Duration.ofMinutes(15));

    private final WaitlistStore store;
    private final Products products;
    private final Inventory inventory;
    private final Accounts accounts;
    private final RateLimits rateLimits;
    private final Outbox outbox;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Waitlists(
            WaitlistStore store,
            Products products,
            Inventory inventory,
            Accounts accounts,
            RateLimits rateLimits,
            Outbox outbox,
            Jobs jobs,
            TransactionTemplate transaction) {
        this.store = store;
        this.products = products;
        this.inventory = inventory;
        this.accounts = accounts;
        this.rateLimits = rateLimits;
        this.outbox = outbox;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /**
     * Counts what somebody asks for, before anything is open.
     *
     * @return whether it is to be taken in: a mailbox that is asked for too often hears nothing more
     */
    boolean admit(@Nullable UserId user, @Nullable String email, Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
        return user != null || email == null || rateLimits.tryTake(PER_ADDRESS, EmailKey.of(email));
    }

    /**
     * The variant of a product that is on sale and sold out, or a refusal. Until the end of the transaction none of it comes, so
     * that whoever is written down meanwhile hears of the next.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SellableVariant soldOut(String product, VariantId variant) {
        Product found = products.find(product)
                .filter(any -> any.status() == ProductStatus.ACTIVE)
                .orElseThrow(() -> NOT_FOUND.because("There is no such product."));
        if (found.variants().stream().noneMatch(one -> one.id().equals(variant))) {
            throw VALIDATION_FAILED
                    .because("See errors for the values to change.")
                    .at(List.of(new FieldError("/variantId", "UNKNOWN_VARIANT", "is no variant of this product")));
        }
        inventory.lock(List.of(variant));
        if (available(variant) > 0) {
            throw ALREADY_IN_STOCK.because("Put it into the cart.");
        }
        return Optional.ofNullable(products.sellable(List.of(variant)).get(variant))
                .orElseThrow(() -> NOT_FOUND.because("There is no such product."));
    }

    /** Takes a customer's wish in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void join(SellableVariant variant, UserId user) {
        accounts.keepFromErasure(user);
        store.add(Ids.next(), variant.variantId(), user);
    }

    /** Takes a guest's wish in, and has the address asked; one that waits already is not asked again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(SellableVariant variant, String email) {
        OpaqueToken token = OpaqueToken.random();
        store.ask(Ids.next(), variant.variantId(), email, EmailKey.of(email), token.hash())
                .ifPresent(request ->
                        outbox.publish(new WaitConfirmationRequested(request, email, token.text(), variant.title())));
    }

    /**
     * Confirms the address of a guest, who hears of what comes from then on, and at once of what has come already; or refuses
     * with INVALID_TOKEN.
     */
    public void confirm(OpaqueToken token, Visitor visitor) {
        boolean confirmed = Boolean.TRUE.equals(transaction.execute(status -> confirm(token)));
        if (!confirmed) {
            rateLimits.take(FAILURES, visitor.network());
            throw INVALID_TOKEN.because("It was used before, is older than two days, or was cut. Ask for a new one.");
        }
    }

    /** Nothing comes meanwhile: who brings it would not see that somebody waits, and nobody here that it has come. */
    private boolean confirm(OpaqueToken token) {
        VariantId variant = store.variantOf(token.hash()).orElse(null);
        if (variant == null) {
            return false;
        }
        inventory.lock(List.of(variant));
        if (!store.confirm(token.hash())) {
            return false;
        }
        int available = available(variant);
        if (available > 0) {
            jobs.enqueue(TellWaiting.KIND, Ids.next().toString(), new TellWaiting.Came(variant, available));
        }
        return true;
    }

    private int available(VariantId variant) {
        return inventory
                .levels(List.of(variant))
                .getOrDefault(variant, StockLevel.none(variant))
                .available();
    }
}
