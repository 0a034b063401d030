package io.merkato.reviews.buyers;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.purchases.Purchases;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has had what delivered. An order that was placed as a guest counts from then on for the account that is asked about, and for
 * no other one.
 */
@Component
public class Buyers {

    private final GuestOrderStore store;
    private final Purchases purchases;

    Buyers(GuestOrderStore store, Purchases purchases) {
        this.store = store;
        this.purchases = purchases;
    }

    /**
     * Whether something of a product was delivered to a person.
     *
     * @param email the address that the account has confirmed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hasGot(UserId person, String email, ProductId product) {
        return purchases.delivered(person, product) || hasGotAsGuest(person, email, product);
    }

    /** Whether anything at all was delivered to a person. Otherwise as {@link #hasGot(UserId, String, ProductId)}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hasGot(UserId person, String email) {
        return purchases.delivered(person) || hasGotAsGuest(person, email, null);
    }

    /** Lets the order of a guest count for an account with its address; false when it counts for another one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean claim(OrderId order, UserId person) {
        return store.claim(Set.of(order), person);
    }

    /** Takes a person out. What counted for them counts for nobody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UserId person) {
        store.forget(person);
    }

    /**
     * Whether something of a product was delivered to a person who ordered it as a guest. Otherwise as {@link #hasGot(UserId, String,
     * ProductId)}.
     *
     * @param product any when null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hasGotAsGuest(UserId person, String email, @Nullable ProductId product) {
        Set<OrderId> orders = purchases.deliveredToGuest(email, product);
        return !orders.isEmpty() && store.claim(orders, person);
    }
}
