package io.merkato.notifications;

import io.merkato.accounts.Admins;
import io.merkato.inventory.alerts.AlertKind;
import io.merkato.inventory.alerts.LowStockAlerts;
import io.merkato.inventory.alerts.StockLow;
import io.merkato.notifications.MailTemplates.Fragment;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.Subscribe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells admins of stock that is low: of all of it in one mail, a while after the first alert. */
@Component
class MailLowStock implements Job<MailLowStock.Alerts> {

    static final JobKind<Alerts> KIND = new JobKind<>("notifications.mail-low-stock", Alerts.class);

    private static final String ONLY = "digest";
    private static final int MOST_LINES = 100;

    private final LowStockAlerts alerts;
    private final Admins admins;
    private final MailTemplates templates;
    private final Mails mails;
    private final Jobs jobs;

    MailLowStock(LowStockAlerts alerts, Admins admins, MailTemplates templates, Mails mails, Jobs jobs) {
        this.alerts = alerts;
        this.admins = admins;
        this.templates = templates;
        this.mails = mails;
        this.jobs = jobs;
    }

    @Subscribe("notifications.plan-low-stock-mail")
    void on(List<StockLow> events) {
        jobs.enqueue(KIND, ONLY, new Alerts(), alerts.untilNextDigest());
    }

    @Override
    public JobKind<Alerts> kind() {
        return KIND;
    }

    @Override
    public boolean inTransaction() {
        return true;
    }

    @Override
    public void run(Alerts waiting) {
        LowStockAlerts.Digest digest = alerts.takeDigest(MOST_LINES);
        if (digest.size() > 0) {
            mails.write(admins.keepFromErasure().stream()
                    .map(admin -> lowStock(admin, digest))
                    .toList());
        }
    }

    Mail lowStock(Admins.Admin admin, LowStockAlerts.Digest digest) {
        List<LowStockAlerts.Alert> lines = oneOfEach(digest.alerts());
        int size = lines.size() + digest.more();
        Fragment body = templates.mail(
                "low-stock",
                Map.of(
                        "greeting", templates.greeting(admin.firstName()),
                        "lines", Fragment.lines(lines.stream().map(this::line).toList()),
                        "more", Fragment.of(digest.more() == 0 ? "" : "And " + digest.more() + " more.")));
        String subject = size == 1 ? "Stock is low" : size + " alerts of low stock";
        return Mail.to(admin.email(), subject, body).about(admin.id());
    }

    /** What was low on its way to nothing is said to be sold out, and no more. */
    private static List<LowStockAlerts.Alert> oneOfEach(List<LowStockAlerts.Alert> alerts) {
        Map<UUID, LowStockAlerts.Alert> byVariant = new LinkedHashMap<>();
        alerts.forEach(alert -> byVariant.merge(
                alert.variantId(), alert, (one, other) -> one.kind() == AlertKind.SOLD_OUT ? one : other));
        return List.copyOf(byVariant.values());
    }

    private Fragment line(LowStockAlerts.Alert alert) {
        return templates.part(
                "low-stock-line",
                Map.of(
                        "title", Fragment.of(alert.title()),
                        "sku", Fragment.of(alert.sku()),
                        "state",
                                Fragment.of(
                                        alert.kind() == AlertKind.SOLD_OUT
                                                ? "sold out"
                                                : alert.available() + " left")));
    }

    /** There are alerts of which nobody was told. */
    record Alerts() {}
}
