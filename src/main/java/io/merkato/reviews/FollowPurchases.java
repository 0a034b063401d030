package io.merkato.reviews;

import io.merkato.accounts.confirmed.ConfirmedAccounts;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.orders.Order;
import io.merkato.orders.Orders;
import io.merkato.orders.purchases.Purchases;
import io.merkato.orders.shipments.ParcelDelivered;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.reviews.buyers.Buyers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees that what somebody reviewed before it came has come. */
@Component
class FollowPurchases {

    private final ReviewStore store;
    private final Ratings ratings;
    private final Orders orders;
    private final Purchases purchases;
    private final Buyers buyers;
    private final ConfirmedAccounts accounts;

    FollowPurchases(
            ReviewStore store,
            Ratings ratings,
            Orders orders,
            Purchases purchases,
            Buyers buyers,
            ConfirmedAccounts accounts) {
        this.store = store;
        this.ratings = ratings;
        this.orders = orders;
        this.purchases = purchases;
        this.buyers = buyers;
        this.accounts = accounts;
    }

    @Subscribe("reviews.verify-purchases")
    void on(ParcelDelivered event) {
        Order order = orders.get(event.orderId());
        UserId buyer = buyer(order);
        Set<ProductId> products = purchases.in(event.shipmentId());
        if (buyer != null && !products.isEmpty()) {
            // Who writes at this moment has either seen the delivery, or is seen here.
            store.lockAuthors(List.of(buyer));
            if (order.customer() != null || buyers.claim(order.id(), buyer)) {
                store.verify(buyer, products);
                ratings.invalidate(products);
            }
        }
    }

    /** Whose order it is: of a guest, who has confirmed the same address and is not erased meanwhile. */
    private @Nullable UserId buyer(Order order) {
        if (order.customer() != null || order.email().isEmpty()) {
            return order.customer();
        }
        return accounts.keep(List.of(order.email())).get(order.email());
    }
}
