// The ORM, recognised but not followed: what a session writes is data of the models' tables.
#pragma once

#include <optional>
#include <string_view>

#include "eval/model_values.h"

namespace migrate::eval {

// A name of sqlalchemy.orm or sqlalchemy.ext.declarative; nothing: not one.
std::optional<Value> orm_name(std::string_view name);

// flask_sqlalchemy.SQLAlchemy: a call makes the object that projects call `db`.
Value flask_database();

// metadata.create_all and drop_all: any table may be made or dropped.
Value metadata_method(std::string_view name);

}  // namespace migrate::eval
