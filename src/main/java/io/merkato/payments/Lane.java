package io.merkato.payments;

/** Operations of one kind at one gateway. */
record Lane(String method, OperationKind kind) {}
