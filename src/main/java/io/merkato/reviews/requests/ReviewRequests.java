package io.merkato.reviews.requests;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.catalog.Products;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.orders.FulfillmentStatus;
import io.merkato.orders.Order;
import io.merkato.orders.OrderLine;
import io.merkato.orders.OrderStatus;
import io.merkato.orders.Orders;
import io.merkato.platform.mail.EmailKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What buyers are still to be asked for reviews of. It is asked when the mail is written, since much may happen until then. */
@Component
public class ReviewRequests {

    private final Orders orders;
    private final Accounts accounts;
    private final Products products;
    private final OptOuts optOuts;
    private final ReviewRequestStore store;
    private final ReviewRequestSettings settings;

    ReviewRequests(
            Orders orders,
            Accounts accounts,
            Products products,
            OptOuts optOuts,
            ReviewRequestStore store,
            ReviewRequestSettings settings) {
        this.orders = orders;
        this.accounts = accounts;
        this.products = products;
        this.optOuts = optOuts;
        this.store = store;
        this.settings = settings;
    }

    /**
     * What the buyer of an order is to be asked, who is not forgotten until the end of the transaction. Nothing when the order did
     * not stay with them, when they are nobody any more, may not do anything or do not want to be asked, or when there is nothing
     * left to ask about.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ReviewRequest> of(OrderId id) {
        return Optional.ofNullable(orders.getLocked(List.of(id)).get(id))
                .filter(ReviewRequests::stayedWithSomebody)
                .flatMap(this::of);
    }

    private Optional<ReviewRequest> of(Order order) {
        Account account = accountOf(order);
        boolean isGone = account == null ? order.customer() != null : account.disabled();
        if (isGone || optOuts.has(addresses(order, account))) {
            return Optional.empty();
        }
        List<ReviewRequest.Wanted> wanted = wanted(order, account);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReviewRequest(order, wanted, optOuts.token(order.email())));
    }

    private static boolean stayedWithSomebody(Order order) {
        return !order.email().isEmpty()
                && order.state().status() != OrderStatus.CANCELLED
                && order.state().fulfillmentStatus() == FulfillmentStatus.DELIVERED;
    }

    /** The buyer's; of a guest the one with their address, if there is any. */
    private @Nullable Account accountOf(Order order) {
        return order.customer() == null ? accounts.findByEmail(order.email()) : accounts.find(order.customer());
    }

    /** Who has got another address since they ordered does not want to be asked at either. */
    private static Set<String> addresses(Order order, @Nullable Account account) {
        return Stream.of(order.email(), account == null ? order.email() : account.email())
                .flatMap(address -> EmailKey.all(address).stream())
                .collect(Collectors.toSet());
    }

    /** What of an order has not come back, is on sale, and has no review by its buyer. */
    private List<ReviewRequest.Wanted> wanted(Order order, @Nullable Account account) {
        Set<ProductId> kept = order.lines().stream()
                .filter(line -> line.toReturn() > 0)
                .map(OrderLine::productId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<ProductId, Products.Named> names = products.names(kept);
        // An address that nobody has confirmed may be somebody else's.
        if (account != null && account.confirmed()) {
            kept.removeAll(store.reviewed(account.id(), kept));
        }
        return kept.stream()
                .map(names::get)
                .filter(Objects::nonNull)
                .filter(Products.Named::onSale)
                .map(product -> new ReviewRequest.Wanted(
                        product.title(), product.slug(), settings.form(product.slug(), order.number())))
                .toList();
    }
}
