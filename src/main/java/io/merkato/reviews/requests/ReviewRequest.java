package io.merkato.reviews.requests;

import io.merkato.orders.Order;
import io.merkato.platform.crypto.OpaqueToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer of an order is to be asked.
 *
 * @param products of the order, one or more, each once
 * @param optOut with which whoever reads the mail is asked no more
 */
public record ReviewRequest(Order order, List<Wanted> products, OpaqueToken optOut) {

    /**
     * A product that a review is wanted of.
     *
     * @param slug where it is shown
     * @param form where the review is written; null where the shop's storefront has no form
     */
    public record Wanted(
            String title, String slug, @Nullable String form) {}
}
