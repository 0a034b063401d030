package io.merkato.pages;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.notifications.SandboxMails;
import io.merkato.notifications.SandboxMails.Written;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's inbox, to be read by people: all mails, and each as HTML and as text. */
@Hidden
@RestController
@ConditionalOnBooleanProperty("merkato.sandbox")
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class InboxPageController {

    private static final int LIMIT = 100;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A mail has its styles within, and shows nothing that is not in it: what it loaded would tell that it was read. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Pages pages;
    private final SandboxMails mails;

    InboxPageController(Pages pages, SandboxMails mails) {
        this.pages = pages;
        this.mails = mails;
    }

    @GetMapping(path = "/dev/inbox", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> inbox(@RequestParam(required = false) @Nullable String to, HttpServletRequest request) {
        String wanted = to == null ? "" : to.strip();
        List<Written> found = mails.newest(wanted.isEmpty() ? null : wanted, LIMIT);
        Html list = found.isEmpty()
                ? pages.part(wanted.isEmpty() ? "inbox-empty" : "inbox-none-found", Map.of("to", Html.of(wanted)))
                : pages.part(
                        "inbox-mails",
                        Map.of(
                                "mails",
                                Html.lines(found.stream().map(this::line).toList())));
        return pages.answer(
                request, HttpStatus.OK, "Inbox", pages.part("inbox", Map.of("to", Html.of(wanted), "list", list)));
    }

    @GetMapping(path = "/dev/inbox/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> mail(@PathVariable String id, HttpServletRequest request) {
        Written mail = mails.find(uuid(id)).orElseThrow(InboxPageController::gone);
        return pages.answer(
                request,
                POLICY,
                mail.subject(),
                pages.part(
                        "inbox-mail",
                        Map.of(
                                "subject", Html.of(mail.subject()),
                                "to", Html.of(mail.to()),
                                "at", Html.of(mail.at().toString()),
                                "time", time(mail.at()),
                                "html", Html.of(openingElsewhere(mail.html())),
                                "text", linked(mail.text()))));
    }

    private Html line(Written mail) {
        return pages.part(
                "inbox-line",
                Map.of(
                        "id", Html.of(mail.id().toString()),
                        "subject", Html.of(mail.subject()),
                        "to", Html.of(mail.to()),
                        "at", Html.of(mail.at().toString()),
                        "time", time(mail.at())));
    }

    private static Html time(Instant at) {
        return Html.of(TIME.format(at));
    }

    /** The frame that a mail is shown in is no place for the pages that it leads to. */
    private static String openingElsewhere(String html) {
        Matcher head = HEAD.matcher(html);
        return head.find()
                ? html.substring(0, head.end()) + "<base target=\"_blank\">" + html.substring(head.end())
                : html;
    }

    /** The text with its links to click on. */
    private Html linked(String text) {
        return Html.lines(text.lines().map(this::linkedLine).toList());
    }

    private Html linkedLine(String line) {
        Matcher link = LINK.matcher(line);
        return link.find()
                ? pages.part(
                        "linked",
                        Map.of(
                                "before", Html.of(line.substring(0, link.start())),
                                "link", Html.of(link.group()),
                                "after", Html.of(line.substring(link.end()))))
                : Html.of(line);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw gone();
        }
    }

    private static RuntimeException gone() {
        return NOT_FOUND.because("There is no such mail. A sandbox keeps mails for 30 days.");
    }
}
