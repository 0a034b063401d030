package io.merkato.sessions;

import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/me/sessions")
@Tag(name = "Sessions")
@OpenTo(Audience.SIGNED_IN)
class SessionController {

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(
            summary = "The devices you are signed in on, the newest first",
            description = "Each sign-in is a session until it is ended, here or by signing out.")
    Page<SessionView> list(Caller caller, @ModelAttribute @Valid PageRequest page) {
        return sessions.list(caller.requireUser(), caller.sessionId(), page);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign a device out", description = "Its tokens are refused at once.")
    void end(Caller caller, @PathVariable String id, Visitor visitor) {
        sessions.endByOwner(caller.requireUser(), Ids.fromPath(id), visitor);
    }
}
