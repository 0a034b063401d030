package io.merkato.notifications;

import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.orders.Order;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.platform.web.PublicAddress;
import io.merkato.reviews.requests.ReviewRequest;
import io.merkato.reviews.requests.ReviewRequests;
import io.merkato.reviews.requests.ReviewsWanted;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What buyers are asked some days after delivery. Nobody has to get this mail, so it says how to get no more of them. */
@Component
class ReviewRequestMails {

    private final ReviewRequests requests;
    private final MailTemplates templates;
    private final Mails mails;
    private final StorefrontAddress storefront;
    private final PublicAddress shop;

    ReviewRequestMails(
            ReviewRequests requests,
            MailTemplates templates,
            Mails mails,
            StorefrontAddress storefront,
            PublicAddress shop) {
        this.requests = requests;
        this.templates = templates;
        this.mails = mails;
        this.storefront = storefront;
        this.shop = shop;
    }

    @Subscribe("notifications.mail-review-request")
    void on(ReviewsWanted event) {
        requests.of(event.orderId()).map(this::mail).ifPresent(mails::write);
    }

    private Mail mail(ReviewRequest request) {
        Order order = request.order();
        URI unsubscribe = URI.create(
                shop.base() + "/unsubscribe?token=" + request.optOut().text());
        Fragment body = templates.mail(
                "review-request",
                Map.of(
                        "greeting", templates.greeting(order.shippingAddress().name()),
                        "number", Fragment.of(order.number()),
                        "products",
                                Fragment.lines(request.products().stream()
                                        .map(this::line)
                                        .toList()),
                        "account", Fragment.of(account(order)),
                        "unsubscribe", Fragment.of(unsubscribe.toString())));
        return Mail.to(order.email(), "What do you think of your order " + order.number() + "?", body)
                .about(order.customer())
                .unsubscribedAt(unsubscribe);
    }

    private static String account(Order order) {
        return order.customer() == null
                ? "You ordered without an account: to write a review, sign in or register with this mail address first."
                : "To write a review, sign in with your account.";
    }

    private Fragment line(ReviewRequest.Wanted product) {
        String link = Objects.requireNonNullElseGet(product.form(), () -> storefront.product(product.slug()));
        return templates.part(
                "review-request-line", Map.of("title", Fragment.of(product.title()), "link", Fragment.of(link)));
    }
}
