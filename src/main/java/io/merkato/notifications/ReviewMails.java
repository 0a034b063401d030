package io.merkato.notifications;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.catalog.Products;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.platform.jobs.Subscribe;
import io.merkato.reviews.moderation.ReviewAnswered;
import io.merkato.reviews.moderation.ReviewApproved;
import io.merkato.reviews.moderation.ReviewRejected;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What authors of reviews hear of the shop. */
@Component
class ReviewMails {

    private final MailTemplates templates;
    private final Mails mails;
    private final Accounts accounts;
    private final Products products;
    private final StorefrontAddress storefront;

    ReviewMails(
            MailTemplates templates, Mails mails, Accounts accounts, Products products, StorefrontAddress storefront) {
        this.templates = templates;
        this.mails = mails;
        this.accounts = accounts;
        this.products = products;
        this.storefront = storefront;
    }

    @Subscribe("notifications.mail-review-approved")
    void on(ReviewApproved event) {
        write(event.author(), event.productId(), "review-approved", "Your review of %s is shown now", Fragment.NOTHING);
    }

    @Subscribe("notifications.mail-review-rejected")
    void on(ReviewRejected event) {
        write(event.author(), event.productId(), "review-rejected", "Your review of %s", Fragment.of(event.reason()));
    }

    @Subscribe("notifications.mail-review-answered")
    void on(ReviewAnswered event) {
        write(
                event.author(),
                event.productId(),
                "review-answered",
                "We have answered your review of %s",
                Fragment.of(event.answer()));
    }

    /** Nothing when the account is gone, or may not do anything, or the product is gone. */
    private void write(UserId author, ProductId product, String template, String subject, Fragment words) {
        Account account = accounts.find(author);
        Products.Named named = products.names(List.of(product)).get(product);
        if (account == null || account.disabled() || named == null) {
            return;
        }
        Fragment body = templates.mail(
                template,
                Map.of(
                        "greeting", templates.greeting(account.firstName()),
                        "title", Fragment.of(named.title()),
                        "words", words,
                        "link", Fragment.of(storefront.product(named.onSale() ? named.slug() : null))));
        mails.write(
                Mail.to(account.email(), subject.formatted(named.title()), body).about(account.id()));
    }
}
