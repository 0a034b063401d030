package io.merkato.addresses;

import io.merkato.kernel.Address;
import io.merkato.kernel.Audience;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OpenTo;
import io.merkato.kernel.UserId;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The address book of whoever is signed in. Other people's addresses are as absent as those that never were. */
@RestController
@RequestMapping("/v1/me/addresses")
@Tag(name = "Addresses")
@OpenTo(Audience.SIGNED_IN)
class AddressController {

    private final AddressStore store;
    private final ChangeAddressBook book;
    private final Idempotency idempotency;

    AddressController(AddressStore store, ChangeAddressBook book, Idempotency idempotency) {
        this.store = store;
        this.book = book;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            summary = "Your addresses, newest first",
            description = "Your address book. Orders keep their own copies.")
    Page<SavedAddress> list(Caller caller, @ModelAttribute @Valid PageRequest page) {
        return store.list(caller.requireUser(), page);
    }

    @PostMapping
    @Refuses("ADDRESS_BOOK_FULL")
    @Operation(summary = "Add an address, up to 100", description = "It is there for later orders.")
    @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
    ResponseEntity<SavedAddress> add(Caller caller, @Valid @RequestBody Address body, IdempotentRequest request) {
        UserId owner = caller.requireUser();
        return idempotency.once(request, () -> {
            SavedAddress added = book.add(owner, body);
            return ResponseEntity.created(URI.create("/v1/me/addresses/" + added.id()))
                    .body(added);
        });
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One of your addresses",
            description = "Other people's addresses are as absent as those that never were.")
    SavedAddress get(@PathVariable String id, Caller caller) {
        return store.find(Ids.fromPath(id), caller.requireUser());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replace an address as a whole", description = "What is absent or null is none afterwards.")
    SavedAddress replace(
            @PathVariable String id, Caller caller, @Valid @RequestBody Address body, Precondition precondition) {
        return book.replace(Ids.fromPath(id), caller.requireUser(), body, precondition);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an address; orders keep their own copies",
            description = "It is gone from the address book.")
    void delete(@PathVariable String id, Caller caller, Precondition precondition) {
        book.remove(Ids.fromPath(id), caller.requireUser(), precondition);
    }
}
