//! `honnin explore`: Stateright's Explorer on loopback.

use super::output;
use super::status::Status;
use honnin_messages::{Messages, id};
use honnin_models::Site;
use honnin_sheet::{Configuration, Sheet};
use stateright::Model as _;
use std::net::{Ipv4Addr, TcpListener};

/// Serves the Explorer until the program is ended. Port 0 takes any free one.
pub(super) fn serve(
    messages: &Messages,
    sheet: &Sheet,
    configuration: Configuration,
    port: u16,
) -> Status {
    // The library panics on a port that is taken, so the port is tried first.
    let port = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).and_then(|l| l.local_addr()) {
        Ok(address) => address.port(),
        Err(error) => {
            let reason = messages.reason(&error);
            let values = [("port", port.to_string().into()), ("reason", reason.into())];
            output::complain(&messages.with(id!("explorer-port-taken"), values));
            return Status::wrong_input();
        }
    };
    let address = format!("http://{}:{port}/", Ipv4Addr::LOCALHOST);
    let values = [("sheet", sheet.name.as_str().into()), ("address", address.into())];
    let status = output::print(messages, &messages.with(id!("explorer-address"), values));
    Site::new(sheet.answers(configuration)).checker().serve((Ipv4Addr::LOCALHOST, port));
    status
}
