package io.merkato.orders.purchases;

import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.shipments.ShipmentId;
import io.merkato.platform.mail.EmailKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was delivered, and to whom: with an account, or as a guest with an address. */
@Component
public class Purchases {

    private final PurchaseStore store;

    Purchases(PurchaseStore store) {
        this.store = store;
    }

    /** Whether something of a product was delivered to somebody who ordered it with the account. */
    public boolean delivered(UserId person, ProductId product) {
        return store.delivered(person, product);
    }

    /** Whether anything at all was delivered to somebody who ordered it with the account. */
    public boolean delivered(UserId person) {
        return store.delivered(person, null);
    }

    /**
     * Orders that were placed as a guest with an address, and of which something came.
     *
     * @param product of which something came, any when null
     */
    public Set<OrderId> deliveredToGuest(String email, @Nullable ProductId product) {
        return store.deliveredToGuest(EmailKey.all(email), product);
    }

    /** Those of many persons to whom something of a product was delivered, as {@link #delivered(UserId, ProductId)}. */
    public Set<Buyer> delivered(Collection<Buyer> persons) {
        List<Buyer> all = List.copyOf(persons);
        List<PurchaseStore.Asked> asked = new ArrayList<>();
        for (Buyer person : all) {
            asked.add(new PurchaseStore.Asked(asked.size(), person.person(), person.product()));
        }
        return asked.isEmpty()
                ? Set.of()
                : store.delivered(asked).stream().map(all::get).collect(Collectors.toSet());
    }

    /** The products that are in a parcel. */
    public Set<ProductId> in(ShipmentId parcel) {
        return store.in(parcel);
    }

    /** Somebody who may have bought a product. */
    public record Buyer(UserId person, ProductId product) {}
}
