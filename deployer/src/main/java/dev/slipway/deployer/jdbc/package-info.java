/// Plain JDBC with parameters and row mappers. The deployer moves rows by compare-and-set
/// statements and reads other services' views, so it writes its SQL itself.
@NullMarked
package dev.slipway.deployer.jdbc;

import org.jspecify.annotations.NullMarked;
