package io.merkato.accounts;

import io.merkato.accounts.ManageUsers.User;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.Role;
import io.merkato.kernel.UserId;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What admins decide about people. */
@RestController
@RequestMapping("/v1/admin/users")
@Tag(name = "Admin users")
@OpenTo(Audience.ADMINS)
class AdminUserController {

    private final ManageUsers manageUsers;

    AdminUserController(ManageUsers manageUsers) {
        this.manageUsers = manageUsers;
    }

    @GetMapping
    @Operation(
            summary = "All users, newest first, or the one of an address in any case of letters",
            description = "With `email` a list of one or of none.")
    Page<User> list(
            @Parameter(description = "A whole mail address, in any case of letters.") @RequestParam @Nullable String email,
            @ModelAttribute @Valid PageRequest page) {
        return manageUsers.list(email, page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One user", description = "A person as admins see them.")
    User get(@PathVariable String id) {
        return manageUsers.get(UserId.fromPath(id));
    }

    @PatchMapping("/{id}")
    @Refuses({"LAST_ADMIN", "NOT_CONFIRMED"})
    @Operation(
            summary = "Change what somebody may do",
            description = "It counts at once, also for tokens that are out. Disabling ends all sessions.")
    User change(
            @PathVariable String id,
            Precondition precondition,
            @Valid @RequestBody UserChange body,
            Caller caller,
            Visitor visitor) {
        return manageUsers.change(
                UserId.fromPath(id), precondition, body.roles(), body.disabled(), caller.requireUser(), visitor);
    }

    /** What is absent or null stays as it is. */
    @Schema(name = "AdminUserChange")
    record UserChange(
            @Schema(description = "All the roles that the user is to have")
            @Size(min = 1, message = "names at least one role") @Nullable Set<@NotNull Role> roles,

            @Nullable Boolean disabled) {}
}
