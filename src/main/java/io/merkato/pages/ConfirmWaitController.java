package io.merkato.pages;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.security.PageForPeople;
import io.merkato.platform.templates.Html;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.OpenParameters;
import io.merkato.waitlists.Waitlists;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the link leads that asks a guest who waits for something whether the address is theirs. The button confirms it. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
@PageForPeople
class ConfirmWaitController {

    private static final String PATH = "/confirm-stock-notification";
    private static final String TITLE = "Hear when it is back";

    private final Pages pages;
    private final Waitlists waitlists;

    ConfirmWaitController(Pages pages, Waitlists waitlists) {
        this.pages = pages;
        this.waitlists = waitlists;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "") // mail programs add their own
    ResponseEntity<String> ask(@RequestParam(required = false) @Nullable String token, HttpServletRequest request) {
        return MailedToken.of(token)
                .map(whole -> pages.answer(request, HttpStatus.OK, TITLE, form(whole)))
                .orElseGet(() -> pages.incompleteLink(request));
    }

    @PostMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.TEXT_HTML_VALUE)
    @OpenParameters(prefix = "")
    ResponseEntity<String> confirm(HttpServletRequest request, Visitor visitor) {
        Optional<OpaqueToken> token = MailedToken.of(SentForm.of(request).value("token"));
        if (token.isEmpty()) {
            return pages.incompleteLink(request);
        }
        waitlists.confirm(token.get(), visitor);
        return pages.message(
                request, HttpStatus.OK, "We will tell you", "Thank you. You get one mail when it can be bought again.");
    }

    private Html form(OpaqueToken token) {
        return pages.part(
                "confirm-stock-notification", Map.of("title", Html.of(TITLE), "token", Html.of(token.text())));
    }
}
